import { useEffect, useState } from 'preact/hooks';

/** Whether the tool runs in a browser by now. Takes away the page's notice that its script didn't arrive. */
export function useStarted(): boolean {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    document.querySelector('[data-script-failed]')?.remove();
    setStarted(true);
  }, []);
  return started;
}
