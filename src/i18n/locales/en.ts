import { addressProblems } from '../english/address-problems.ts';
import { copy } from '../english/copy.ts';
import { search } from '../english/search.ts';

/**
 * What the site itself says, in English: the language that it is written in, and that others fall back to. `{name}` is
 * filled in where the text is used. Another language is a file beside this one with the same keys.
 */
const en = {
  /** The language's own name, for the choice of language. */
  language: 'English',
  /** How dates are written: a BCP 47 tag. */
  dates: 'en-US',
  /** Beside a link to a page that is there in English only. */
  inEnglish: '(in English)',
  /** The other languages of a page. */
  languageChoice: 'Language',

  site: {
    skip: 'Skip to the text',
    mainNavigation: 'Main',
    breadcrumbs: 'You are here',
    home: 'Home',
    errors: 'Errors',
    guides: 'Guides',
    articles: 'Articles',
    problems: 'Problems',
    settings: 'Settings',
    explainError: 'Explain an error',
    fixApp: 'Fix my app',
    checkSettings: 'Check my settings',
    search: 'Search',
    needPerson: 'Need a person?',
    needToSend: 'Need to send now?',
    worksInBrowser: 'works in any browser.',
    promise: 'This site sets no cookies and sends nothing that you type anywhere.',
    allPages: 'All pages',
    markdown: 'This page as Markdown',
  },

  page: {
    contents: 'On this page',
    questions: 'Questions people ask',
    relatedPosts: 'Related posts',
    relatedPages: 'Related pages',
    checkedFor: 'Checked for: {versions}.',
    by: 'By {author}.',
    published: 'Published',
    checked: 'Checked',
    minutes: '{minutes} minute read.',
    asText: 'This page as plain text',
    copyAsText: 'Copy this page as text',
    textCopied: 'Copied. Paste it wherever you like.',
    textNotCopied: 'Your browser does not let this page copy. Print the page, or select its text.',
    textNotLoaded: 'The text could not be loaded. Print the page, or select its text.',
  },

  copy,

  step: {
    step: 'Step {number}:',
    link: 'Link to step {number}',
    fillIn: 'Fill in',
    mailboxPassword: 'The password of your mailbox',
  },

  settings: {
    outgoing: 'Outgoing mail (SMTP)',
    host: 'Outgoing Mail Server',
    port: 'Port',
    security: 'Security',
    authentication: 'Authentication',
    required: 'Required',
    authenticateBy: 'Authenticate By',
    password: 'Password',
    appPassword: 'App password',
    userName: 'User name',
    incoming: 'Incoming mail ({protocol})',
    incomingHost: 'Incoming Mail Server',
    fullEmailAddress: 'your full email address',
    mailboxName: 'only the part of your email address before the @',
    incorrect: 'Incorrect',
    correct: 'Correct',
    mailboxPassword: 'The one for your mailbox',
    copyAll: 'Copy all settings',
  },

  home: {
    title: 'Cannot send email?',
    description:
      'Cannot send email with {provider}? Find what the error means and fix the settings of your mail app, step by step.',
    lead: 'You can fix this yourself in most cases. It takes a few minutes. Start with the error that you see, or with your mail app. Neither? {ways}.',
    sayWhat: 'Say what happens',
    apps: 'Which mail app do you use?',
    error: 'What went wrong?',
    frequent: 'Frequent errors',
    allErrors: 'All errors',
    asFile: 'Did a message come back to you as a file?',
    openFile: 'Open the file here',
    pasteError: 'Paste your error and see what it means',
    notSure: 'Not sure where to start?',
    whatHappens: 'What happens when you send? Choose what comes closest.',
    more: 'Something else about your email',
    onlyValues:
      'Only want the values? {settings}. Not sure about yours? {check}. Must send now? Use {webmail} in your browser.',
    seeSettings: 'See the right settings',
    checkYours: 'Check your settings',
  },

  guideList: {
    title: 'Fix sending in your mail app, printer or program',
    description:
      'Choose what you send with: a mail app, a printer, a website or a program. Each guide finds its outgoing settings and puts them right.',
    apps: 'Mail apps',
    devices: 'Printers and other devices',
    programs: 'Websites and programs',
  },

  conversation: {
    app: 'Mail app',
    yourApp: 'Your mail app',
    server: 'Server',
    refused: 'Without logging in: refused',
    accepted: 'With logging in: sent',
    from: 'Here is mail from you',
    to: 'for someone elsewhere',
    unknown: 'I do not know you: refused',
    login: 'User name and password',
    welcome: 'Welcome',
    mail: 'Here is mail for someone',
    deliver: 'I will deliver it',
    caption: 'The server asks for {userName} and your password first. Then it passes your message on.',
    appSays: 'App:',
    serverSays: 'Server:',
  },

  screen: {
    caption: '{caption}, with the right values. Each number is the step that deals with it.',
    unsure: 'Your screen may look a little different.',
  },

  choice: {
    which: 'Which {client} do you have?',
    lastTime: 'You chose this last time',
    thisPage: '(this page)',
    others: 'Printers, websites and programs',
    fixIt: 'Fix it in your mail app',
  },

  address: {
    show: 'Show your own user name in the steps',
    label: 'Your email address',
    hint: 'Fill it in, and the steps show your own user name. It stays on this device.',
    fillIn: 'Fill in',
    keep: 'Remember it during this visit',
    clear: 'Clear my address',
    shown: 'The steps now show your user name: {name}',
  },

  addressProblems,

  phone: {
    open: 'Reading this on a computer? Open it on your phone',
    type: 'Type this address in the browser of your phone:',
    scan: 'Or point the camera of your phone at this picture:',
    picture: 'QR code: opens this guide on your phone',
  },

  progress: {
    done: 'Done',
    doneStep: 'Done: step {number}',
    state: '{done} of {total} steps done.',
    next: 'Next: step {number}, {title}.',
    restart: 'Start again',
    question: 'Did your test message arrive?',
    yes: 'Yes, sending works',
    no: 'No, it still fails',
    works: 'Good. Your mail app logs in now. Send the messages that are still in your Outbox.',
    copyFor: 'Copy this for {support}. It saves you both a round of questions. Never tell anyone your password.',
    errorNow: 'What does the error say now?',
    errorHint: 'Paste it, if you can. It stays on this device until you send it.',
    whatItMeans: 'Find out what it means',
    summary: 'Summary for support',
    copySummary: 'Copy the summary',
    newEmail: 'Open it in a new email',
    copied: 'Copied. Paste it into your message to support.',
    refused: 'Your browser does not let this page copy. The text is selected: copy it by hand.',
    sendFrom: 'Your mail app may not send yet. Then send the summary from {webmail} in your browser.',
  },

  still: {
    title: 'Still not working?',
    restart: 'Restart the app. Some apps keep the old settings until then.',
    compare: 'Compare every letter of the server name. It is {host}, with nothing before or after it.',
    signIn:
      'Sign in to {webmail} with the same user name and password. If that fails too, the password is wrong, not the app.',
    sendFromThere: 'If you must send a message now, send it from there.',
    ask: 'Ask your email administrator or {support} for help. Tell them your app, the exact error and the time of your last try. Never tell anyone your password.',
    check: 'Check each setting that your app shows',
    article: 'What the error means, and what else can cause it',
  },

  /** The page for what cannot be read without a connection, and the line over a page that was kept. */
  offline: {
    title: 'You are offline',
    description:
      'This page cannot be fetched without a connection. Here are the right settings and the pages that are kept.',
    lead: 'This page is not on your device, and there is no connection to fetch it. Turn on Wi-Fi or mobile data, then reload the page. Your mail app cannot send without a connection either.',
    pages: 'Pages that you can read now',
    noPages: 'The pages that you read on this site are kept on your device. Without a connection they are listed here.',
    kept: 'You are offline. This page is shown as it was on {day}.',
    keptUndated: 'You are offline. This page is shown as you read it last.',
  },

  /** The page of search results, and the dialog around the search. */
  searchPage: {
    title: 'Search',
    description: 'Search the errors, guides and articles of this help site, or choose from the list of all pages.',
    close: 'Close the search',
    needsScript: 'This field needs JavaScript, which is off in this browser. You can look in these lists instead:',
    notLoaded: 'This field could not be loaded. Reload this page, or look in these lists:',
  },

  search,
};

export default en;
export type Strings = typeof en;
