/** Whether a text took the place of another one, as when support pastes what the next customer wrote. An edit leaves most. */
export function isNewCase(before: string, after: string): boolean {
  if (before.trim() === '') return false;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return after.trim() === '' || start + end < before.length / 2;
}
