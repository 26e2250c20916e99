import { ENGLISH as diagnosis } from '../../lib/diagnosis/wording.ts';
import { addressProblems } from '../english/address-problems.ts';
import { copy } from '../english/copy.ts';
import { languageOffer } from '../english/language-offer.ts';
import { search } from '../english/search.ts';
import { summary } from '../english/summary.ts';

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

  site: {
    skip: 'Skip to content',
    mainNavigation: 'Main',
    breadcrumbs: 'Breadcrumb',
    home: 'Home',
    errors: 'Errors',
    problems: 'Problems',
    guides: 'Guides',
    articles: 'Articles',
    settings: 'Settings',
    explainError: 'Explain an error',
    fixApp: 'Fix my app',
    checkSettings: 'Check my settings',
    search: 'Search',
    needPerson: 'Need a person?',
    tellSupport: 'Tell our help team which app you use and what the error says. We never need your password.',
    promise: 'This site sets no cookies, and what you type stays on your device.',
    menu: 'Menu',
    morePages: 'More pages',
    thisPage: 'This page: {address}',
    allPages: 'All pages',
    markdown: 'This page as Markdown',
  },

  /** The sections of a page about one error, as its author names them. */
  errorSections: {
    isThis: 'Is this your error?',
    isOther: 'Is it a different error?',
    fix: 'Fix it',
    whatToDo: 'What to do',
    why: 'Why it happens',
  },

  page: {
    contents: 'On this page',
    questions: 'Questions people ask',
    relatedPages: 'Related pages',
    updated: 'Updated {day}',
    print: 'Print this page',
    checkedFor: 'Checked for: {versions}.',
    by: 'By {author}.',
    published: 'Published',
    checked: 'Checked',
    minutes: '{minutes}-minute read.',
    asText: 'This page as plain text',
    copyAsText: 'Copy this page as text',
    textCopied: 'Copied. You can paste it now.',
    textNotCopied: 'Your browser doesn’t let this page copy. Print the page, or select its text.',
    textNotLoaded: 'The text didn’t load. Print the page, or select its text.',
  },

  copy,

  /** On a translation, when its original has changed since. */
  stale: {
    text: '{original} changed on {day}. This page may not be up to date yet.',
    original: 'The English version',
  },

  /** To a reader whose browser asks for this language, on the same page in another one. */
  languageOffer,

  step: {
    step: 'Step {number}:',
    fillIn: 'Fill in',
    appPassword: 'If webmail asks you for a code when you sign in, don’t enter your webmail password here. See {link}.',
    appPasswordAlways: 'This is an app password, not the one for webmail. See {link}.',
    see: 'What do you see?',
  },

  /** What a block of code is called, by the language after its fence. */
  code: {
    conf: 'Configuration',
    csharp: 'C# code',
    js: 'JavaScript code',
    php: 'PHP code',
    python: 'Python code',
    sh: 'Command',
    other: 'Code',
  },

  settings: {
    /** A made-up mailbox and domain, for examples. */
    exampleMailbox: 'john',
    exampleDomain: 'yourdomain.com',
    /** The reader's mailbox in code, until they give their own address. */
    exampleReader: 'you',
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
    yourPassword: 'your email password',
    yourAppPassword: 'your app password',
    copyAll: 'Copy all settings',
  },

  settingsPage: {
    title: 'The right settings',
    description:
      'The outgoing mail settings of {provider}: server, port, security, user name and password, ready to copy.',
    lead: 'Enter these in your mail app’s settings for outgoing mail (SMTP). Every setting must match.',
    searchTerms: [
      'smtp settings',
      'server settings',
      'outgoing server settings',
      'which port',
      'port number',
      'host name',
      'smtp server address',
      'smtp server name',
      'port {port}',
    ],
    turnOn: 'Turn it on.',
    alsoCalled: 'Also called: {names}',
    /** What mail apps call the settings: labels on their screens, as the guides have them. */
    otherNames: {
      host: ['SMTP server', 'Host Name', 'Server Name', 'Outgoing server'],
      port: ['Server Port', 'SMTP Port', 'Port number'],
      security: ['Encryption method', 'Connection security', 'Security type', 'Use SSL'],
      authentication: [
        'My outgoing server (SMTP) requires authentication',
        'Require sign-in',
        'Authentication required before sending emails',
      ],
      'authenticate-by': ['Authentication', 'Authentication method'],
      'user-name': ['Username', 'SMTP Username'],
      password: ['SMTP Password'],
    } as Readonly<Record<string, readonly string[]>>,
    inThunderbird: 'In Thunderbird, choose {label}',
    normalPassword: 'Normal password',
    print: 'Print',
    userName: 'What’s my user name?',
    userNameText: 'It’s {userName}. Use it for both incoming and outgoing mail.',
    password: 'Which password do I use?',
    passwordText:
      'Use the password for your mailbox. To test it, sign in to {webmail}. If you can’t sign in there, it won’t work in your mail app either.',
    incoming: 'What about incoming mail?',
    noIncoming:
      'If you receive mail, your incoming settings are right, so don’t change them. To set up a new account, ask your email administrator or {support} for the incoming settings.',
    where: 'Where do I enter these?',
    whereText: 'Choose your mail app, and we’ll show you where each setting is.',
    apple: 'If you’re adding the account to an iPhone, iPad or Mac, {link}.',
    oneFile: 'one file can fill in all the settings',
    domain: 'Do you manage a domain?',
    domainText: '{records}. Programs can read them from {file}.',
    records: 'Add DNS records so that mail apps find these settings',
    /** The code for Thunderbird on a phone. A label of the app stands between two pairs of asterisks. */
    thunderbird: {
      title: 'Add the account to Thunderbird on an Android phone',
      privacy: 'Private: the code is made on this device, and what you enter never leaves it.',
      button: 'Show the code',
      steps: [
        'In Thunderbird on your phone, open **Settings**, and tap **Import settings**.',
        'Tap **Scan QR code**, and point the camera at this code.',
        'Enter {password} on the phone. It isn’t in the code.',
      ],
      isNew:
        'If Thunderbird is new on the phone, tap **Import settings** below **Already using Thunderbird on desktop?** instead. K-9 Mail can’t scan the code.',
      picture: 'Code for {email}, to scan with Thunderbird',
      tooLong: 'Thunderbird can’t read this address from a code. Enter the settings on your phone instead.',
      failed: 'We couldn’t make the code. Enter the settings on your phone instead.',
    },
    /** What both this code and the file for Apple's devices ask for. */
    account: {
      legend: 'Your account',
      email: 'Your email address',
      name: 'Your name (optional)',
      nameHint: 'People see it when they get mail from you.',
    },
  },

  home: {
    title: 'Can’t send email?',
    description:
      'Can’t send email with {provider}? Find out what the error means and fix your mail app’s settings, step by step.',
    lead: 'It’s usually one setting. You can fix it yourself, and the mail you already have isn’t affected.',
    haveError: 'I have an error message',
    knowApp: 'I know my app',
    neither: 'Neither? {find}',
    find: 'Find out what’s wrong',
    frequent: 'Common errors',
    orAll: 'Or see {all}.',
    allErrors: 'All errors',
    allErrorsInside: 'all errors',
    notSure: 'What’s going wrong?',
    whatHappens: 'Choose what comes closest.',
    why: 'Why can I receive but not send?',
    whyStopped:
      'Your app signs in twice: once to get your mail, and once to send it. If the sign-in for sending is missing, the server stops your message, like a letter without a stamp.',
    whyPassed: 'When your app signs in to send, the server lets your message through.',
    settings: 'The settings for sending',
    mustMatch: 'Every setting must match.',
    seeSettings: 'Settings for sending',
    more: 'More about your email',
  },

  findPage: {
    title: 'Find out what’s wrong',
    description:
      'Can’t send email and don’t know why? Answer a few short questions to see the likely cause and what to do first.',
    lead: 'Answer a few short questions, and you’ll see the likely cause and what to do first.',
    searchTerms: ['I don’t know what is wrong', 'help me find the problem', 'troubleshooter', 'questions'],
    question: 'Question {number}',
    /** For search engines, on the pages after the first. */
    lastAnswer: 'Find out why you can’t send email. Your last answer was: {answer}',
    likelyCause: 'Likely cause',
    none: 'If none of these fits, {paste} or ask {support}.',
    paste: 'paste your error',
    first: 'Do this first',
    back: 'Back to question {number}',
    answers: 'Your answers',
    change: 'Change',
    /** What a screen reader says after it. */
    changeWhich: 'your answer to “{question}”',
    stillHelp: 'Still need help?',
    send: 'Send this page’s address to {support}. It includes your answers, so you don’t have to explain everything again.',
    copyAnswers: 'Copy my answers',
    copied: 'Copied. Paste them into your message.',
    notCopied: 'Your browser doesn’t let this page copy. The address is selected, so you can copy it yourself.',
    /** A line of the answers that are copied. */
    causeLine: 'Likely cause: {title}',
  },

  guideList: {
    title: 'Fix sending in your mail app, printer or program',
    description:
      'Choose what you send with: a mail app, a printer, a website or a program. Each guide shows you where its outgoing settings are and what to enter.',
    phone: 'Mail apps on a phone',
    computer: 'Mail apps on a computer',
    devices: 'Printers and other devices',
    programs: 'Websites and programs',
  },

  errorList: {
    title: 'Email errors and what they mean',
    description:
      'Find the error that your mail app or a returned message shows. Each page says what it means and what to do.',
    whoFixes: 'Who can fix it',
    groups: {
      you: { title: 'You can fix these', hint: 'Each page starts with the one thing to try first.' },
      wait: { title: 'These usually go away', hint: 'The mail server keeps trying to deliver your message.' },
      recipient: { title: 'The recipient has to fix these', hint: 'You don’t need to change your settings.' },
      administrator: {
        title: 'Your provider or administrator has to fix these',
        hint: 'They need the full text of the error.',
      },
      depends: {
        title: 'Who can fix these depends on the exact words',
        hint: 'Each page helps you find the words in your error.',
      },
    },
  },

  symptomList: {
    title: 'What’s going wrong?',
    description:
      'Email won’t send and there’s no clear error? Choose what you notice. Each page helps you find the cause and fix it.',
    other: 'If you see an error, {paste}. For words you don’t know, see {words}.',
    paste: 'paste it to find out what it means',
    words: 'words explained',
  },

  articleList: {
    title: 'More about your email',
    description: 'Why mail doesn’t arrive, how to free up space in your mailbox, and how to set up an account.',
  },

  glossary: {
    title: 'Words explained',
    description: 'What SMTP, port, relay and other email words mean, in one or two plain sentences each.',
    searchTerms: ['glossary', 'what does it mean', 'dictionary'],
    also: 'Also called: {names}.',
    /** The words of the original, which many apps show. */
    original: 'In English: {names}.',
    onPage: 'Words on this page',
    all: 'All words explained',
  },

  applePage: {
    title: 'Set up mail on an iPhone, iPad or Mac',
    name: 'iPhone, iPad and Mac',
    searchTerms: ['configuration profile', 'mobileconfig', 'automatic setup', 'apple mail', 'add account'],
    /** Where there is a file. A label of the device stands between two pairs of asterisks. */
    file: {
      description:
        'One file adds the {provider} mail settings to the Mail app on your iPhone, iPad or Mac. You only enter your password.',
      lead: 'One file fills in every setting for you. You only enter your password.',
      already: 'Is your account already on this device?',
      alreadyText: 'If so, don’t use the file, because it would add the account a second time.',
      fix: 'Fix the settings you have',
      get: 'Get the file',
      getText: 'Open this page on the device that you want to set up.',
      privacy: 'Private: the file is made on this device, and what you enter never leaves it.',
      make: 'Make my file',
      ready: 'Your file for {email} is ready.',
      failed: 'We couldn’t make your file. Use the file without your address, below.',
      download: 'Download the file',
      plain: 'A file without your address',
      plainText:
        '{download}. Your device then asks for your email address and your user name. Your user name is {userName}.',
      downloadPlain: 'Download the file without an address',
      phone: 'Install it on an iPhone or iPad',
      soon: 'Do this within 8 minutes. After that, your device deletes the file.',
      phoneSteps: [
        'Open the **Settings** app.',
        'Tap **Profile Downloaded**, near the top.',
        'Tap **Install**.',
        'If your device asks, enter the passcode that unlocks it.',
        'Tap **Install** again.',
        'Enter {password} when your device asks for it.',
      ],
      phoneMissing:
        'If you don’t see **Profile Downloaded**, open the **Files** app, tap **Downloads**, and tap the file that ends in **.mobileconfig**. Then start again with step 1.',
      mac: 'Install it on a Mac',
      macSteps: [
        'Open the **Downloads** folder and double-click the file that ends in **.mobileconfig**.',
        'Open **System Settings**.',
        'Click **General**, then **Device Management**.',
        'Double-click the {provider} profile.',
        'Click **Install**.',
        'Enter {password} when your Mac asks for it.',
      ],
      notSigned: 'Why does my device say that the file is not signed?',
      notSignedText:
        'That’s expected. This page made the file for you, so no company has signed it. Before you install it, make sure that the server names match the ones below.',
      signed: 'The {file} is signed.',
      signedFile: 'file without your address',
      inside: 'What’s in the file',
      insideText:
        'Your password isn’t in it. If the settings change, install the file again. The new one replaces the old one.',
    },
    /** Where there is none. */
    noFile: {
      description:
        'The {provider} mail settings for the Mail app on your iPhone, iPad or Mac, and a guide that shows where they go.',
      lead: 'Enter these settings in the Mail app. The guide shows where each one goes.',
      guide: 'Open the guide',
      mac: 'On a Mac, enter the same settings for your account’s outgoing server. For a new account, you also need incoming settings. Ask your email administrator or {support} for them.',
    },
    /** What the device says about the file. */
    profile: {
      withAddress: 'Sets up {email} in Mail. Your device asks for your password. It isn’t in this file.',
      withoutAddress: 'Sets up your email in Mail. Your device asks for your password. It isn’t in this file.',
    },
  },

  smtpTranscript: {
    appSays: 'App:',
    serverSays: 'Server:',
    refused: 'Without a sign-in, the server stops the message and answers {code}.',
    accepted: 'With a sign-in, the server answers {code} and sends the message on.',
  },

  screen: {
    part: 'Where to find {labels}: {name}',
    whole: 'The whole screen: {name}',
    unsure: 'Your screen might look a little different.',
    on: 'on',
    off: 'off',
    ticked: 'ticked',
    notTicked: 'not ticked',
    chosen: 'chosen',
    notChosen: 'not chosen',
    password: 'your {password}',
    ownServer: 'the server of this account',
    leave: 'leave as it is',
    change: 'change this',
  },

  checkPage: {
    title: 'Check my settings',
    description:
      'Enter what your mail app shows for outgoing mail. We’ll compare each setting with the right one and show you what to change.',
    lead: 'Enter what your mail app shows for outgoing mail. If you can’t find a setting, leave it empty. Private: what you enter never leaves your device. You don’t need your password here.',
    searchTerms: ['compare settings', 'are my settings right', 'wrong port', 'wrong server', 'check smtp settings'],
    needsScript:
      'The check needs JavaScript, which is off in this browser. Compare your settings with this table instead.',
    notLoaded: 'The check didn’t load. Reload this page, or compare your settings with {settings}.',
    rightOnes: 'the right ones',
    where: 'Where do I find these settings?',
    whereText: 'Choose your mail app. Its guide shows you where to find each setting.',
    /** The form, and what it finds. */
    tool: {
      legend: 'What your mail app shows',
      app: 'Your mail app',
      appHint: 'Choose your app to see its own names for these settings',
      anotherApp: 'Another app, or I’m not sure',
      fields: {
        server: 'Outgoing Mail Server',
        port: 'Port',
        security: 'Security',
        authentication: 'Sign-in for sending',
        userName: 'User name for sending',
      },
      hints: {
        server: 'Also called SMTP server or host name',
        port: 'A number, often under “Advanced”',
        security: 'Also called encryption or connection security',
        authentication:
          'Whether your app signs in to send. Also called “Require sign-in” or “My outgoing server (SMTP) requires authentication”',
        userName: 'If it’s empty in your app, enter {userName} in the app, and leave this field empty',
      },
      /** Before a label of the reader's app. */
      inApp: 'Your app calls it {label}',
      chooseSecurity: 'Choose what your app shows',
      security: { Auto: 'Auto', None: 'None' },
      authentication: {
        unknown: 'I’m not sure',
        on: 'On',
        same: '“Use same settings as incoming mail server”',
        off: 'Off',
      },
      button: 'Check my settings',
      /** Before the page's title if something is wrong. */
      error: 'Error: ',
      headline: {
        nothing: 'There’s nothing to check yet',
        oneWrong: 'One setting to change',
        wrong: '{count} settings to change',
        oneUnsure: 'One setting to check',
        unsure: '{count} settings to check',
        allRight: 'Your settings look right',
        right: 'What you entered looks right',
        signInUnknown: 'Find out whether your app signs in to send',
      },
      nothing: 'Fill in what your app shows. You can leave the rest empty.',
      signInUnknown:
        'That’s what usually goes wrong. If your app doesn’t sign in to send, or its user name for sending is empty, turn signing in on, and enter {userName} there.',
      changeTo: '{field}: change it to {value}',
      notChecked: 'Not filled in, so not checked: {fields}.',
      verdicts: { right: 'Looks right', wrong: 'Change this', unsure: 'Check this' },
      setTo: 'Set {label} to {choice}.',
      use: 'Use: {value}',
      youEntered: 'You entered',
      rightOne: 'Use',
      didYouMean: 'Did you mean',
      whereToChange: 'Where to change it: step {step} for {app}',
      findings: {
        serverWithMore: 'The name is right. Make sure your app has nothing before or after it.',
        serverIsAddress: 'This is an email address. The server is a name without an @.',
        serverIsIpAddress: 'This is an IP address. Use the server’s name instead.',
        serverOfCompany: 'This server is for {company} accounts. It can’t send mail for your {provider} account.',
        serverForIncoming: 'This looks like a server for incoming mail.',
        serverMisspelled: 'This is close, but not the same.',
        serverOfOwnDomain:
          'Many instructions suggest a name like this with your own domain. {provider} has one server name for everyone.',
        serverUnknown: 'This isn’t the server that {provider} uses for sending.',
        portNotOne: 'A port is a single number.',
        portForIncoming: 'Port {port} is for incoming mail ({protocol}).',
        portForServers: 'Port 25 is for servers talking to each other. Many networks block it for mail apps.',
        portUnknown: '{provider} uses a different port for sending with {security}.',
        securityAuto: 'Your app chooses for you, and it might choose wrong.',
        securityTls:
          'In some apps “TLS” means SSL/TLS, and in others it means STARTTLS. If you can choose the right one, choose it.',
        securityNone: 'Without encryption, others could read your password on the way.',
        securitySsl: '“SSL” is short for SSL/TLS here.',
        securityOther: '{shown} works differently. {provider} needs {security}.',
        authenticationOff: 'If your app doesn’t sign in, the server won’t send your mail.',
        authenticationSame: 'Your app signs in with the user name and password for incoming mail.',
        on: 'On',
        userNameOfPerson: 'This is a person’s name, not a user name.',
        userNameWithDomain: 'This is a whole email address. Leave out the @ and what follows it.',
        userNameAlone: 'Make sure it’s the first part of the address of your {provider} mailbox.',
        userNameNoAddress: 'This isn’t a full email address.',
        userNameTypoInDomain: 'The part after the @ might be a typo for {domain}.',
        userNameOfCompany: 'It’s a full email address, but it seems to be from {company}.',
        userNameTypo: 'This might have a typo in it.',
        userNameAddress: 'It’s a full email address.',
        userNameWhose: 'Make sure this is the address of your {provider} mailbox.',
        /** A made-up address, for examples. */
        exampleMailbox: 'jane',
        exampleDomain: 'yourdomain.com',
        wanted: {
          'full-email-address': 'your full email address, like {example}',
          'mailbox-name': 'the part of your email address before the @, like {example}',
        },
        addressProblems,
      },
      difference: {
        letters: '“{text}”',
        space: 'the space',
        atStart: 'at the start',
        after: 'after {text}',
        add: 'Add {right} {where}.',
        remove: 'Delete {typed} {where}.',
        change: 'Change {typed} to {right} {where}.',
      },
      next: {
        title: 'If sending still fails',
        text: 'If the settings are right, the problem is often the password.',
        webmail: '{link} with the same user name and password. If that fails, too, the user name or password is wrong.',
        signIn: 'Sign in to {webmail}',
        password: 'Enter {password} again in your mail app, in the settings for sending.',
        goToStep: 'Go to step {step} for {app}',
        test: 'Send a test message to an address at another provider, such as Gmail.',
        error: 'If you see an error, {link}, or ask {support} for help.',
        explain: 'find out what it means',
      },
      report: {
        title: 'For support',
        text: 'If you need help, send this text or the link to {support}. Neither contains a password.',
        app: 'Mail app',
        empty: '(not filled in)',
        copy: 'Copy this text',
        copyLink: 'Copy a link to this result',
        copied: 'Copied.',
        linkCopied: 'Link copied.',
        notCopied: 'Your browser doesn’t let this page copy. Select the text above and copy it.',
      },
    },
  },

  choice: {
    fixIt: 'Fix it in your mail app',
    chooseApp: 'Choose your app, and we’ll take you through it step by step.',
    onPhone: 'On a phone',
    onComputer: 'On a computer',
    more: 'More apps',
    allApps: 'All apps',
    dontKnow: 'I don’t know my app',
    lastTime: 'You chose this last time',
    suggested: 'suggested for this device',
    notThis: 'If you use another app, see',
    or: 'or',
  },

  theme: {
    label: 'Colors',
    system: 'Match my device',
    light: 'Light',
    dark: 'Dark',
  },

  /** The strip below the title of an error. */
  status: {
    who: 'Who can fix it?',
    whoIs: {
      you: 'You can',
      recipient: 'Only the recipient',
      administrator: 'An email administrator',
      wait: 'There’s nothing to fix',
      depends: 'That depends on the exact words',
    },
    waiting: 'Does waiting help?',
    doesWaiting: { permanent: 'No', temporary: 'Yes', either: 'Sometimes' },
    first: 'First step',
  },

  sendNow: {
    title: 'Need to send something right now?',
    text: 'Webmail works in any browser, even while your app can’t send.',
    open: 'Open {webmail}',
  },

  address: {
    title: 'Your email address',
    hint: 'We’ll show it in the steps. Private: it stays on this device.',
    fillIn: 'Show it in the steps',
    clear: 'Clear',
    shown: 'The steps show {email}',
    meant: 'Did you mean {email}?',
    useIt: 'Use {email}',
  },

  addressProblems,

  phone: {
    open: 'Open on your phone',
    type: 'Enter this address in your phone’s browser:',
    scan: 'Or point your phone’s camera at this code:',
    picture: 'QR code: opens this page on your phone',
  },

  /** The list of steps, and what stands at each step. */
  steps: {
    title: 'Steps',
    all: 'All {total} steps',
    where: 'step {number} of {total}',
    count: '{done} of {total} finished',
    continueWith: 'Continue with step {number}',
    start: 'Start with step 1',
    restart: 'Clear the check marks',
    mark: 'Mark step {number} as finished',
    allSteps: 'All steps',
    arrived: 'This link opened step {number}. If you haven’t opened the settings yet,',
    arrivedStart: 'start with step 1',
    copyLink: 'Copy link',
    toStep: 'to step {number}',
  },

  /** The question at the end of a page, and the ways on. */
  worked: {
    question: 'Did it work?',
    helped: 'Did this help?',
    yes: 'Yes, it sent',
    yesHelped: 'Yes',
    no: 'No, it still fails',
    noHelped: 'No',
    good: 'Your app can send again.',
    outbox: 'If older messages are waiting in the Outbox, send each one again.',
    glad: 'Good to hear.',
    down: 'Work through this list until a message sends. Don’t keep pressing Send in between: too many failed attempts can get your network blocked for a while.',
    finish: 'Finish every step',
    finishText: 'One wrong setting is enough to stop your messages.',
    finishLink: 'Go to step {number}',
    unfinished: 'You haven’t marked these steps as finished yet: {steps}.',
    restart: 'Restart your phone or computer',
    restartText: 'Some apps keep using the old settings until you do. After the restart, send another test message.',
    restartProgram: 'Restart the program or device',
    restartProgramText: 'Some read their settings only when they start. After the restart, send another test message.',
    webmail: 'Test your password in webmail',
    webmailText:
      'Sign in to {webmail} with the same user name and password. If you can’t sign in, the password is the problem, not your app. If you’re asked for a code, your app needs {appPassword}.',
    appPassword: 'an app password',
    network: 'Try a different network',
    networkText:
      'On a phone, turn off Wi-Fi and send over mobile data. On a computer, use a different Wi-Fi network or your phone’s hotspot. If that works, your usual network is blocking your mail.',
    compare: 'Compare your settings with ours',
    compareText: 'The outgoing server is {host}, with nothing before or after it.',
    compareLink: 'Check my settings',
    another: 'If you see an error, check what it means',
    anotherText: 'Paste the whole error, and we’ll explain it.',
    anotherLink: 'Explain an error',
    related: 'See whether one of these fits better',
    ask: 'If it still fails, ask us',
    askHelped: 'If you’re still stuck, ask us',
    askText:
      'This summary saves you and our help team some back-and-forth. Add the error if you can. Never tell anyone your password.',
    errorNow: 'What does the error say now?',
    errorHint: 'Paste it. It stays on this device until you send it.',
    summary: 'Summary for the help team',
    copySummary: 'Copy the summary',
    unclear: 'Tell us what was unclear',
    /** The name of the page in the summary. */
    page: '“{name}”',
    /** The subject of an email to the help team, and on a page that isn't about sending its first sentence, too. */
    subject: 'I can’t send email',
    otherSubject: 'I need help with my email',
    otherProblem: 'I need help with my email.',
  },

  summary,

  diagnosePage: {
    title: 'What does my error mean?',
    description:
      'Paste the error text or the returned message to see what it means, who can fix it, and what to do first. What you paste never leaves your device.',
    lead: 'Paste your error here to see what it means, who can fix it, and what to do first.',
    searchTerms: [
      'paste error',
      'help',
      'email not working',
      'bounce message',
      'undeliverable',
      'mailer daemon',
      'delivery failure',
    ],
    where: 'Where do I find the error?',
    whereText:
      'Your mail app shows it when sending fails, or it’s in a message that came back to you, with a subject such as “{subject}”.',
    look: 'Look for a three-digit number, such as 550, and copy the whole line. You can also {list}.',
    list: 'look in the list of errors',
  },

  /** What an explained error says. It travels with what the diagnosis fetches. */
  answer: {
    label: 'Answer',
    means: 'What this error means',
    probablyMeans: 'What this probably means',
    who: {
      you: 'You can fix this.',
      recipient: 'Only the recipient can fix this.',
      administrator: 'An email administrator has to fix this.',
      wait: 'There’s nothing to fix. Wait a while.',
      depends: 'Who can fix this depends on the exact words.',
    },
    lasts: {
      permanent: 'Waiting alone won’t fix it.',
      temporary: 'It’s temporary.',
      either: 'It might be temporary.',
    },
    refused: {
      'too-large': 'This is too long to read',
      'not-text': 'This isn’t text',
      unreadable: 'This file couldn’t be opened',
    },
    first: 'First:',
    forward: 'Forward the whole returned message to {support}.',
    whatToDo: 'What to do',
    more: 'More about this error:',
    others: 'It could also be one of these',
    several: '{codes} can mean several things',
    severalText: 'The words beside the code tell you which one it is. If you can, paste the whole error.',
    which: 'Which of these fits?',
    howWeKnow: 'How we know',
    compare: 'What your app used, and what to change it to',
    setting: 'Setting',
    used: 'Your app used',
    should: 'It should be',
    outgoingServer: 'Outgoing server',
    port: 'Port',
    encryption: 'Encryption',
    noEncryption: 'None',
    checkSettings: 'Check these settings',
    recipientFine: 'The address you wrote to, {address}, is probably fine.',
    recipientFailed: 'The address that failed: {address}.',
    meant: 'Did you mean {domain}?',
    refuser: 'According to your text, this came from {server}.',
    refuserOwn: 'According to your text, this came from {server}, {provider}’s own server.',
    refuserOther: 'According to your text, this came from {server}, which isn’t one of {provider}’s servers.',
    fixIt: 'Fix it in {name}',
    /** Where the name of a guide, by its id, doesn't fit into this sentence. */
    fixItIn: {
      iphone: 'Fix it on your iPhone or iPad',
      android: 'Fix it on Android',
      'apple-mail': 'Fix it in Mail on your Mac',
      gmail: 'Fix it on the Gmail website',
      dotnet: 'Fix it in C# or .NET',
    },
    opened: 'If you’ve already opened the settings, {step}.',
    goToStep: 'go to step {number}: {title}',
    /** For who sends with a mail app, and for who sends with a program. */
    apps: { another: 'I use another app', which: 'Which mail app do you use?' },
    programs: { another: 'I use another program', which: 'Which program sends the mail?' },
    showAddress: 'Show my email address in the steps',
    yourAddress: 'Your email address',
    addressPrivate: 'Private: what you enter never leaves your device.',
    diagnosis,
  },

  /** The ways to a person. */
  contact: {
    call: 'Call {phone}',
    form: 'Use the contact form',
    email: 'Email {email}',
    site: 'Go to {name}',
    hours: 'Hours: {hours}',
    sendFrom: 'If your mail app can’t send yet, write from {webmail} in your browser.',
    none: 'Contact {name} the way you usually do, or ask the person who set up your mailbox.',
  },

  supportPage: {
    title: 'For our staff only',
    description:
      'For support staff: paste what a customer wrote, and get a reply, a link to the right step, and a short link to read out.',
    lead: 'If you need help yourself, see “Need a person?” below. This page is for our staff: paste what the customer wrote. You get a reply with the current settings, a link to the right step, and a short link to read out.',
    searchTerms: ['support staff', 'help desk', 'qr code', 'short links'],
    needsScript: 'The reply needs JavaScript, which is off in this browser. The short links below work without it.',
    notLoaded: 'The tool for replies didn’t load. Reload this page. The short links below work without it.',
    shortLinks: 'Short links to read out',
    shortLinksHint: 'Add the number of a step to go straight to that step.',
    /** What a screen reader says after "Steps". */
    stepsOf: 'of the guide for {guide}',
    /** What the tool for replies says; it travels in the page. */
    tool: {
      dataFailed: 'The list of errors and guides didn’t load. Check your connection and reload this page.',
      readFailed: 'We couldn’t read the text. Reload this page, or choose the app and the error.',
      text: 'What the customer wrote or sees',
      textHint:
        'Paste the error, the returned message or the customer’s email. If the customer is on the phone, type what they say. Private: what you enter never leaves your device.',
      hasFile: 'I have the message as a file',
      file: 'Choose a saved message (.eml or .txt)',
      fromFile: 'From the file {name}',
      about: 'What the reply is about',
      unknown: 'I don’t know',
      app: 'Mail app',
      noRepair: 'No mail app can fix this error, so the reply leads to the page about the error.',
      step: 'Step',
      wholeGuide: 'The whole guide',
      appFirst: 'Choose a mail app first',
      error: 'Error',
      email: 'Customer’s email address',
      emailHint: 'Optional. The link fills in the user name, and no server sees the address.',
      emailFound: 'We found this address in the text. Check that it’s the customer’s own.',
      use: 'What the reply is for',
      tones: { email: 'For an email', call: 'After a phone call' },
      startOver: 'Start over',
      nothingYet: 'Your link and your reply appear here.',
      looksLike: 'This looks like: {subject}',
      chosen: 'You chose: {subject}',
      several: 'This can mean several things.',
      notRecognized: 'We don’t recognize an error in this text. Choose the app and the error.',
      others: 'Other errors that fit',
      orThis: 'Or is it this?',
      whichOne: 'Which one is it?',
      otherApps: 'Other apps that fit',
      orThisApp: 'Or is it this app?',
      result: 'Link and reply',
      noShortLink: 'Which app does the customer have? Choose it to get a short link that you can read out:',
      readOut: 'Read this out',
      opensError: 'It opens the page about the error.',
      opensGuide: 'It opens the guide.',
      opensStep: 'It opens step {step} of the guide.',
      /** Where the page of the link isn't translated, and the reply says so. */
      foreign: 'The link leads to a page in English, and the reply says so.',
      reply: 'Reply',
      copyReply: 'Copy the reply',
      copyPlain: 'Copy as plain text',
      replyText: 'Text of the reply',
      link: 'Link',
      copyLink: 'Copy the link',
      qr: 'QR code of the link',
      qrFailed: 'The QR code couldn’t be drawn. Use the link instead.',
      /** The parts of what a reply is about: "550 Relaying denied, in Outlook, step 3, for jane@example.com". */
      subject: { device: 'on {guide}', app: 'in {guide}', step: 'step {step}', email: 'for {email}' },
      /** The reply to the customer. */
      message: {
        hello: 'Hello,',
        thanks: { email: 'Thanks for your message.', call: 'Thanks for calling.' },
        error: 'You’re seeing the error “{quote}”.',
        problem: 'This seems to be your problem: {problem}.',
        noError: 'Here’s how to get your mail app to send email again.',
        fromStep: 'Start with step {step} of our guide for {guide}, “{title}”:',
        guide: 'Our guide for {guide} shows you what to do, step by step:',
        page: 'Here’s what to do:',
        stepLink: 'Step {step}: {title}',
        filledIn: 'This link shows your own user name in the steps.',
        settings: 'These are the settings for sending:',
        more: 'More about this error:',
        closing: {
          email: 'If it still doesn’t work, reply with the exact error text and the time of your last try.',
          call: 'If it still doesn’t work, call us again and have the exact error text ready.',
        },
        password: 'We never need your password.',
        foreign: '(in English)',
      },
    },
  },

  /** The page for what cannot be read without a connection, and the line over a page that was kept. */
  offline: {
    title: 'You’re offline',
    description:
      'This page can’t be loaded without a connection. Here are the right settings and the pages saved on this device.',
    lead: 'This page isn’t saved on your device, and there’s no connection to load it. Turn on Wi-Fi or mobile data, then reload the page. Your mail app can’t send without a connection either.',
    pages: 'Pages that you can read now',
    noPages: 'Pages that you’ve read on this site are saved on your device. When you’re offline, they’re listed here.',
    kept: 'You’re offline. This is the page as it was on {day}.',
    keptUndated: 'You’re offline. This is the page as you last read it.',
  },

  /** On the page for addresses that aren't there. */
  missing: {
    title: 'Page not found',
    description: 'There is no page at this address. Search the help site, or choose from the list of all pages.',
    heading: 'We can’t find that page',
    lead: 'The address might be misspelled, or the page might have moved. Search for what you need, or choose a page below.',
    meant: 'Did you mean this page?',
    allPages: 'See all pages',
    /** In the other languages, for readers of this one. */
    text: 'Looking for help in English?',
    link: 'Home, in English',
  },

  /** On an address that leads on to another page. */
  redirect: {
    moment: 'This page opens in a moment. If it doesn’t, open it yourself:',
    open: 'Open the page',
    step: '{name}, step {number}: {title}',
  },

  /** The page of search results, and the dialog around the search. */
  searchPage: {
    title: 'Search',
    description: 'Search the errors, guides and articles of this help site, or choose from the list of all pages.',
    close: 'Close the search',
    needsScript: 'This field needs JavaScript, which is off in this browser. You can look in these lists instead:',
    notLoaded: 'This field didn’t load. Reload the page, or look in these lists:',
  },

  search,
};

export default en;
export type Strings = typeof en;
/** What scripts say, which is all that travels to readers of another language. */
export type ScriptStrings = Pick<Strings, 'copy' | 'addressProblems' | 'search' | 'summary' | 'languageOffer'>;
