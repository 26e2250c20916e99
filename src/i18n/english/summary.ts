/** The summary for the help team. In a file of its own, because a script loads it when a reader asks for help. */
export const summary = {
  /** What is wrong: its first sentence. */
  problem: 'I still can’t send email.',
  followed: 'I followed: {page} ({address})',
  email: 'My address: {email}',
  done: 'Steps done: {steps}',
  left: 'Steps not done: {steps}',
  error: 'Error: {error}',
  notCopied: '(not copied)',
  time: 'Time of my last try: {time}',
  /** How the time is written: a BCP 47 tag. */
  dates: 'en-US',
};
