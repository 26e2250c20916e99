/** The summary for the help team. In a file of its own, because it travels in every page's script. */
export const summary = {
  /** What is wrong: its first sentence, and the subject of an email. */
  problem: 'I still can’t send email.',
  subject: 'I can’t send email',
  /** The same on a page that isn't about sending. */
  otherProblem: 'I need help with my email.',
  otherSubject: 'I need help with my email',
  followed: 'I followed: {page} ({address})',
  email: 'My address: {email}',
  done: 'Steps done: {steps}',
  none: 'none',
  left: 'Steps not done: {steps}',
  error: 'Error: {error}',
  notCopied: '(not copied)',
  time: 'Time of my last try: {time}',
  /** How the time is written: a BCP 47 tag. */
  dates: 'en-US',
};
