import type { Strings } from './en.ts';

/** Lo que dice el sitio mismo, en español. */
export const addressProblems: Strings['addressProblems'] = {
  empty: 'Escribe tu dirección de correo completa, como nombre@example.com.',
  space: 'Hay un espacio en la dirección. Quítalo.',
  sign: 'Hay un signo que no puede ser parte de una dirección. Escribe solo la dirección.',
  'no-at': 'Esto es solo el nombre del buzón. Añade la @ y lo que va detrás, como {typed}@example.com.',
  'two-at': 'Hay dos @ en la dirección. Una dirección tiene una.',
  'no-mailbox': 'Falta la parte anterior a la @.',
  'no-domain': 'La parte posterior a la @ no está completa. Lleva un punto, como example.com.',
  'too-long': 'La dirección es demasiado larga para ser correcta.',
};

const es: Strings = {
  language: 'Español',
  dates: 'es',
  inEnglish: '(en inglés)',

  site: {
    skip: 'Ir al texto',
    mainNavigation: 'Principal',
    breadcrumbs: 'Estás aquí',
    home: 'Inicio',
    errors: 'Errores',
    problems: 'Problemas',
    guides: 'Guías',
    articles: 'Artículos',
    settings: 'Ajustes',
    explainError: 'Explicar un error',
    fixApp: 'Arreglar mi app',
    checkSettings: 'Comprobar mis ajustes',
    search: 'Buscar',
    needPerson: '¿Prefieres hablar con alguien?',
    tellSupport: 'Dile a nuestro equipo de ayuda qué app usas y qué dice el error. Nunca necesitamos tu contraseña.',
    promise: 'Este sitio no usa cookies, y lo que escribes no sale de tu dispositivo.',
    menu: 'Menú',
    morePages: 'Más páginas',
    thisPage: 'Esta página: {address}',
    allPages: 'Todas las páginas',
    markdown: 'Esta página en Markdown',
  },

  page: {
    contents: 'En esta página',
    questions: 'Lo que la gente pregunta',
    relatedPages: 'Páginas relacionadas',
    updated: 'Actualizado el {day}',
    print: 'Imprimir esta página',
    checkedFor: 'Comprobado para: {versions}.',
    by: 'Por {author}.',
    published: 'Publicado el',
    checked: 'Comprobado el',
    minutes: '{minutes} min de lectura.',
    asText: 'Esta página como texto',
    copyAsText: 'Copiar esta página como texto',
    textCopied: 'Copiado. Pégalo donde quieras.',
    textNotCopied: 'Tu navegador no permite copiar. Imprime la página o selecciona su texto.',
    textNotLoaded: 'No se cargó el texto. Imprime la página o selecciona su texto.',
  },

  copy: {
    copy: 'Copiar',
    copied: 'Copiado',
    selected: 'Seleccionado',
    refused: 'Tu navegador no deja copiar a esta página. El valor está seleccionado: cópialo a mano.',
    linkCopied: 'Enlace a este paso copiado',
    linkInBar: 'El enlace está en la barra de direcciones',
  },

  step: {
    step: 'Paso {number}:',
    fillIn: 'Rellena',
    appPassword:
      'Si el correo web te pide un código al iniciar sesión, no escribas aquí la contraseña del correo web. Consulta {link}.',
    appPasswordAlways: 'Es una contraseña de aplicación, no la del correo web. Consulta {link}.',
    see: '¿Qué ves?',
  },

  settings: {
    outgoing: 'Correo saliente (SMTP)',
    host: 'Servidor de correo saliente',
    port: 'Puerto',
    security: 'Seguridad',
    authentication: 'Autenticación',
    required: 'Obligatoria',
    authenticateBy: 'Autenticarse con',
    password: 'Contraseña',
    appPassword: 'Contraseña de aplicación',
    userName: 'Nombre de usuario',
    incoming: 'Correo entrante ({protocol})',
    incomingHost: 'Servidor de correo entrante',
    fullEmailAddress: 'tu dirección de correo completa',
    mailboxName: 'solo la parte de tu dirección de correo anterior a la @',
    incorrect: 'Incorrecto',
    correct: 'Correcto',
    mailboxPassword: 'La de tu buzón',
    yourPassword: 'la contraseña de tu buzón',
    yourAppPassword: 'tu contraseña de aplicación',
    copyAll: 'Copiar todos los ajustes',
  },

  settingsPage: {
    title: 'Los ajustes correctos',
  },

  home: {
    title: '¿No puedes enviar correo?',
    description:
      '¿No puedes enviar correo con {provider}? Averigua qué significa el error y corrige los ajustes de tu app de correo, paso a paso.',
    lead: 'Casi siempre es un solo ajuste. Puedes arreglarlo tú, y el correo que ya tienes no se ve afectado.',
    haveError: 'Tengo un mensaje de error',
    knowApp: 'Sé cuál es mi app',
    neither: '¿Ninguna de las dos cosas? {find}',
    find: 'Averigua qué pasa',
    frequent: 'Los errores más frecuentes',
    orAll: 'O mira {all}.',
    allErrors: 'Todos los errores',
    allErrorsInside: 'todos los errores',
    notSure: '¿Qué pasa?',
    whatHappens: 'Elige lo más parecido.',
    why: '¿Por qué puedo recibir pero no enviar?',
    whyStopped:
      'Tu app inicia sesión dos veces: una para recibir tu correo y otra para enviarlo. Si falta el inicio de sesión para enviar, el servidor detiene tu mensaje, como una carta sin sello.',
    whyPassed: 'Cuando tu app inicia sesión para enviar, el servidor deja pasar tu mensaje.',
    settings: 'Los ajustes para enviar',
    mustMatch: 'Todos tienen que coincidir.',
    seeSettings: 'Ajustes para enviar',
    more: 'Más sobre tu correo',
  },

  findPage: {
    title: 'Averigua qué pasa',
    description:
      '¿No puedes enviar correo y no sabes por qué? Responde unas preguntas cortas y verás la causa más probable y qué hacer primero.',
    lead: 'Responde unas preguntas cortas y verás la causa más probable y qué hacer primero.',
    searchTerms: ['no sé qué pasa', 'no se que pasa', 'ayúdame a encontrar el problema', 'preguntas', 'diagnóstico'],
    question: 'Pregunta {number}',
    lastAnswer: 'Averigua por qué no puedes enviar correo. Tu última respuesta fue: {answer}',
    likelyCause: 'La causa más probable',
    none: 'Si ninguna encaja, {paste} o pregunta a {support}.',
    paste: 'pega tu error',
    first: 'Haz esto primero',
    back: 'Volver a la pregunta {number}',
    answers: 'Tus respuestas',
    change: 'Cambiar',
    changeWhich: 'tu respuesta a «{question}»',
    stillHelp: '¿Todavía necesitas ayuda?',
    send: 'Envía la dirección de esta página a {support}. Lleva tus respuestas, así que no tienes que explicar todo otra vez.',
    copyAnswers: 'Copiar mis respuestas',
    copied: 'Copiado. Pega las respuestas en tu mensaje.',
    notCopied: 'Tu navegador no deja copiar a esta página. La dirección está seleccionada: cópiala a mano.',
    causeLine: 'Causa más probable: {title}',
  },

  guideList: {
    title: 'Arregla el envío en tu app de correo, impresora o programa',
    description:
      'Elige con qué envías: una app de correo, una impresora, un sitio web o un programa. Cada guía encuentra sus ajustes de salida y los corrige.',
    phone: 'Apps de correo en un teléfono',
    computer: 'Apps de correo en una computadora',
    devices: 'Impresoras y otros dispositivos',
    programs: 'Sitios web y programas',
  },

  errorList: {
    title: 'Los errores del correo y qué significan',
    description:
      'Busca el error que muestra tu app de correo o un mensaje devuelto. Cada página dice qué significa y qué hacer.',
    whoFixes: 'Quién puede arreglarlo',
    groups: {
      you: { title: 'Estos puedes arreglarlos tú', hint: 'Cada página empieza por lo primero que conviene probar.' },
      wait: { title: 'Estos suelen pasar solos', hint: 'El servidor de correo sigue intentando entregar tu mensaje.' },
      recipient: { title: 'Estos los arregla el destinatario', hint: 'No tienes que cambiar tus ajustes.' },
      administrator: {
        title: 'Estos los arregla tu proveedor o tu administrador',
        hint: 'Necesitan el texto completo del error.',
      },
      depends: {
        title: 'En estos depende de las palabras exactas',
        hint: 'Cada página te ayuda a encontrar las palabras de tu error.',
      },
    },
  },

  symptomList: {
    title: '¿Qué pasa con tu correo?',
    description:
      '¿Tu correo no sale y no ves un error claro? Elige lo que notas. Cada página te ayuda a encontrar la causa y a arreglarla.',
    other: 'Si ves un error, {paste}. Si no conoces una palabra, mira {words}.',
    paste: 'pégalo y averigua qué significa',
    words: 'las palabras explicadas',
  },

  articleList: {
    title: 'Más sobre tu correo',
    description: 'Por qué no llega el correo, cómo hacer espacio en tu buzón y cómo configurar una cuenta.',
  },

  glossary: {
    title: 'Palabras explicadas',
    description:
      'Qué significan SMTP, puerto, retransmitir y otras palabras del correo, en una o dos frases sencillas.',
    searchTerms: ['glosario', 'qué significa', 'que significa', 'diccionario'],
    also: 'También se llama: {names}.',
    original: 'En inglés: {names}.',
    onPage: 'Palabras de esta página',
    all: 'Todas las palabras explicadas',
  },

  applePage: {
    title: 'Configurar el correo en un iPhone, iPad o Mac',
  },

  conversation: {
    appSays: 'App:',
    serverSays: 'Servidor:',
    refused: 'Sin iniciar sesión, el servidor detiene el mensaje y responde {code}.',
    accepted: 'Con la sesión iniciada, el servidor responde {code} y pasa el mensaje.',
  },

  screen: {
    part: 'Dónde está {labels}',
    whole: 'La pantalla entera',
    unsure: 'Tu pantalla puede verse algo distinta.',
  },

  checkPage: {
    title: 'Comprobar mis ajustes',
  },

  choice: {
    fixIt: 'Arréglalo en tu app de correo',
    chooseApp: 'Elige tu app y te llevamos paso a paso.',
    onPhone: 'En un teléfono',
    onComputer: 'En una computadora',
    more: 'Más apps',
    allApps: 'Todas las apps',
    dontKnow: 'No sé cuál es mi app',
    lastTime: 'La elegiste la última vez',
    suggested: 'sugerida para este dispositivo',
    notThis: 'Si usas otra app, mira',
    or: 'o',
  },

  theme: {
    label: 'Colores',
    system: 'Como tu dispositivo',
    light: 'Claros',
    dark: 'Oscuros',
  },

  status: {
    who: '¿Quién puede arreglarlo?',
    whoIs: {
      you: 'Tú',
      recipient: 'Solo el destinatario',
      administrator: 'Un administrador de correo',
      wait: 'No hace falta arreglar nada',
      depends: 'Depende de las palabras exactas',
    },
    waiting: '¿Sirve de algo esperar?',
    doesWaiting: { permanent: 'No', temporary: 'Sí', either: 'A veces' },
    first: 'Primer paso',
  },

  sendNow: {
    title: '¿Tienes que enviar algo ahora mismo?',
    text: 'El correo web funciona en cualquier navegador, aunque tu app no pueda enviar.',
    open: 'Abrir {webmail}',
  },

  address: {
    title: 'Tu dirección de correo',
    hint: 'La pondremos en los pasos. No sale de este dispositivo.',
    fillIn: 'Ponerla en los pasos',
    clear: 'Borrar',
    shown: 'Los pasos muestran {email}',
    meant: '¿Querías decir {email}?',
    useIt: 'Usar {email}',
  },

  addressProblems,

  phone: {
    open: 'Abrir en tu teléfono',
    type: 'Escribe esta dirección en el navegador de tu teléfono:',
    scan: 'O apunta la cámara de tu teléfono a este código:',
    picture: 'Código QR: abre esta página en tu teléfono',
  },

  steps: {
    title: 'Pasos',
    all: 'Los {total} pasos',
    where: 'paso {number} de {total}',
    count: '{done} de {total} terminados',
    continueWith: 'Continuar con el paso {number}',
    start: 'Empezar por el paso 1',
    restart: 'Quitar las marcas',
    mark: 'Marcar el paso {number} como terminado',
    allSteps: 'Todos los pasos',
    arrived: 'Este enlace abrió el paso {number}. Si aún no has abierto los ajustes,',
    arrivedStart: 'empieza por el paso 1',
    copyLink: 'Copiar enlace',
    toStep: 'al paso {number}',
  },

  worked: {
    question: '¿Funcionó?',
    helped: '¿Te sirvió?',
    yes: 'Sí, se envió',
    yesHelped: 'Sí',
    no: 'No, sigue fallando',
    noHelped: 'No',
    good: 'Tu app ya puede enviar.',
    outbox: 'Si hay mensajes anteriores en la bandeja de salida, vuelve a enviar cada uno.',
    glad: 'Nos alegramos.',
    down: 'Sigue esta lista hasta que se envíe un mensaje. Entretanto, no repitas los envíos: demasiados fallos pueden bloquear tu red.',
    finish: 'Termina todos los pasos',
    finishText: 'Basta un ajuste distinto para que no se envíe nada.',
    finishLink: 'Ir al paso {number}',
    unfinished: 'Pasos que aún no has marcado: {steps}.',
    restart: 'Reinicia tu teléfono o computadora',
    restartText: 'Algunas apps usan los ajustes antiguos hasta entonces. Vuelve a enviar un mensaje de prueba.',
    restartProgram: 'Reinicia el programa o el aparato',
    restartProgramText: 'Algunos solo leen sus ajustes al arrancar. Vuelve a enviar un mensaje de prueba.',
    webmail: 'Prueba tu contraseña en el correo web',
    webmailText:
      'Inicia sesión en {webmail} con el mismo usuario y contraseña. Si no puedes entrar, el problema es la contraseña y no tu app. Si te pide un código, tu app necesita {appPassword}.',
    appPassword: 'una contraseña de aplicación',
    network: 'Prueba con otra red',
    networkText:
      'Apaga el wifi y envía con tus datos móviles. En la computadora, usa otra red wifi o la de tu teléfono. Si así funciona, la primera red bloquea el envío.',
    compare: 'Compara tus ajustes con los nuestros',
    compareText: 'El servidor de salida es {host}, sin nada delante ni detrás.',
    compareLink: 'Comprobar mis ajustes',
    another: 'Si ves un error, mira qué significa',
    anotherText: 'Pega el mensaje completo y te lo explicamos.',
    anotherLink: 'Explicar un error',
    related: 'Mira si una de estas páginas encaja mejor',
    ask: 'Si sigue fallando, pregúntanos',
    askHelped: 'Si sigues sin poder, pregúntanos',
    askText: 'Este resumen ahorra preguntas. Añade el error si puedes. No digas nunca tu contraseña a nadie.',
    errorNow: '¿Qué dice el error ahora?',
    errorHint: 'Pégalo. No sale de este dispositivo hasta que lo envíes.',
    summary: 'Resumen para el equipo de ayuda',
    copySummary: 'Copiar el resumen',
    unclear: 'Dinos qué no quedó claro',
    subject: 'No puedo enviar correo',
    otherSubject: 'Necesito ayuda con mi correo',
    otherProblem: 'Necesito ayuda con mi correo.',
  },

  summary: {
    problem: 'Sigo sin poder enviar correo.',
    followed: 'Seguí: {page} ({address})',
    email: 'Mi dirección: {email}',
    done: 'Pasos hechos: {steps}',
    left: 'Pasos sin hacer: {steps}',
    error: 'Error: {error}',
    notCopied: '(no copiado)',
    time: 'Hora de mi último intento: {time}',
    dates: 'es',
  },

  /** On the page for addresses that aren't there. */
  missing: {
    title: 'Página no encontrada',
    description:
      'No hay ninguna página en esta dirección. Busca en el sitio de ayuda, o elige en la lista de las páginas.',
    heading: 'No encontramos esa página',
    lead: 'Puede que la dirección esté mal escrita o que la página se haya movido. Busca lo que necesitas, o elige una página abajo.',
    meant: '¿Querías ir a esta página?',
    searchSite: 'Buscar en este sitio',
    searchLabel: '¿Qué buscas?',
    allPages: 'Ver todas las páginas',
    text: '¿Buscas la ayuda en español?',
    link: 'Ir al inicio en español',
  },

  onward: {
    moment: 'Esta página se abre en un momento. Si no se abre, ábrela tú:',
    open: 'Abrir la página',
    step: '{name}, paso {number}: {title}',
  },

  searchPage: {
    title: 'Buscar',
    description: 'Busca en los errores y guías de este sitio de ayuda, o elige en la lista de todas las páginas.',
    close: 'Cerrar la búsqueda',
    needsScript:
      'Este campo necesita JavaScript, que está desactivado en este navegador. Puedes mirar en estas listas:',
    notLoaded: 'No se pudo cargar este campo. Vuelve a cargar la página o mira en estas listas:',
  },

  search: {
    label: 'Pega el error o describe el problema',
    placeholder: '550 Authentication is required for relay',
    privacy: 'Privado: no sale de tu dispositivo.',
    button: 'Buscar la respuesta',
    empty: 'Pega primero el error o escribe unas palabras.',
    tryExample: 'Probar con un ejemplo',
    example: '550 Authentication is required for relay',
    clear: 'Borrar',
    hasFile: 'El mensaje me llegó devuelto como archivo',
    file: 'Elige un mensaje guardado (.eml o .txt)',
    noError:
      'No encontramos un error en este texto. Copia la línea con un número como 550 o una palabra como «rejected», o todo el mensaje que te llegó devuelto.',
    best: 'Lo más parecido',
    morePages: 'Más páginas',
    language: 'es',
    inEnglish: '(en inglés)',
    kinds: ['Errores', 'Problemas', 'Guías', 'Ajustes', 'Artículos'],
    failed: 'No se pudo cargar la búsqueda. Comprueba tu conexión y vuelve a escribir.',
    listOfPages: 'Ver la lista de todas las páginas',
    nothing: 'Ninguna página contiene estas palabras: «{query}».',
    page: '{count} página para «{query}»',
    pages: '{count} páginas para «{query}»',
    corrected: 'Se buscó «{used}» en lugar de «{typed}».',
    unknown: 'Ninguna página contiene «{word}».',
    otherSearch: '/search/',
    otherLanguage: 'es',
    searchOther: 'Buscar lo mismo en las páginas en inglés',
    otherWays: '¿No es lo que buscas?',
    ways: [
      ['/es/guides/', 'Arreglar mi app de correo, paso a paso'],
      ['/es/check/', 'Comprobar mis ajustes'],
      ['/es/find/', 'Averiguar qué pasa, pregunta a pregunta'],
      ['/es/errors/', 'Ver la lista de los errores'],
      ['#need-person', 'Hablar con alguien'],
    ],
  },

  diagnosePage: {
    title: '¿Qué significa mi error?',
  },

  contact: {
    call: 'Llamar al {phone}',
    form: 'Usar el formulario de contacto',
    email: 'Escribir a {email}',
    site: 'Ir a {name}',
    hours: 'Horario: {hours}',
    sendFrom: 'Si tu app de correo todavía no puede enviar, escribe desde {webmail} en tu navegador.',
    none: 'Ponte en contacto con {name} como lo haces siempre, o pregunta a quien configuró tu buzón.',
  },

  supportPage: {
    title: 'Para el equipo de ayuda',
    description:
      'Para el equipo de ayuda: pega lo que escribió un cliente y recibe una respuesta, un enlace al paso correcto y un enlace corto para dictar.',
    lead: 'Pega lo que escribió el cliente. Recibes una respuesta con los ajustes actuales, un enlace al paso correcto y un enlace corto para dictar.',
    searchTerms: ['equipo de ayuda', 'soporte', 'mesa de ayuda', 'código qr', 'enlaces cortos'],
    needsScript:
      'La respuesta necesita JavaScript, que está desactivado en este navegador. Los enlaces cortos de abajo funcionan sin él.',
    notLoaded:
      'No se pudo cargar la herramienta de respuestas. Vuelve a cargar esta página. Los enlaces cortos de abajo funcionan sin ella.',
    shortLinks: 'Enlaces cortos para dictar',
    shortLinksHint: 'Añade el número de un paso para ir directo a ese paso.',
    stepsOf: 'de la guía para {guide}',
    tool: {
      dataFailed: 'No se pudo cargar la lista de errores y guías. Revisa tu conexión y vuelve a cargar esta página.',
      readFailed: 'No se pudo leer el texto. Vuelve a cargar esta página, o elige la app y el error.',
      text: 'Lo que el cliente escribió o ve',
      textHint:
        'Pega el error, el mensaje devuelto o el correo del cliente. Si el cliente está al teléfono, escribe lo que dice. Privado: lo que escribes no sale de tu dispositivo.',
      about: 'De qué trata la respuesta',
      unknown: 'No lo sé',
      app: 'App de correo',
      step: 'Paso',
      wholeGuide: 'La guía entera',
      appFirst: 'Elige primero una app de correo',
      error: 'Error',
      email: 'Dirección de correo del cliente',
      emailHint: 'Opcional. El enlace pone el nombre de usuario en los pasos, y ningún servidor ve la dirección.',
      use: 'Para qué es la respuesta',
      tones: { email: 'Para un correo', call: 'Después de una llamada' },
      startOver: 'Empezar de nuevo',
      nothingYet: 'Aquí aparecen tu enlace y tu respuesta.',
      looksLike: 'Parece que es: {subject}',
      chosen: 'Elegiste: {subject}',
      several: 'Esto puede significar varias cosas.',
      notRecognized: 'No reconocemos un error en este texto. Elige la app y el error.',
      others: 'Otros errores que encajan',
      orThis: '¿O es este?',
      whichOne: '¿Cuál es?',
      result: 'Enlace y respuesta',
      noShortLink: 'Elige una app de correo para tener un enlace corto que puedas dictar.',
      readOut: 'Dicta esto',
      opensGuide: 'Abre la guía.',
      opensStep: 'Abre el paso {step} de la guía.',
      foreign: 'El enlace lleva a una página en inglés, y la respuesta lo dice.',
      reply: 'Respuesta',
      copyReply: 'Copiar la respuesta',
      copyPlain: 'Copiar como texto',
      replyText: 'Texto de la respuesta',
      link: 'Enlace',
      copyLink: 'Copiar el enlace',
      qr: 'Código QR del enlace',
      qrFailed: 'No se pudo dibujar el código QR. Usa el enlace.',
      subject: { device: 'en {guide}', app: 'en {guide}', step: 'paso {step}', email: 'para {email}' },
      message: {
        hello: 'Hola:',
        thanks: { email: 'Gracias por tu mensaje.', call: 'Gracias por llamar.' },
        error: 'Cuando envías correo, ves el error «{message}».',
        noError: 'Así tu app de correo puede volver a enviar.',
        fromStep: 'Empieza por el paso {step} de nuestra guía para {guide}, «{title}»:',
        guide: 'Nuestra guía para {guide} te lleva paso a paso:',
        page: 'Aquí está lo que puedes hacer:',
        stepLink: 'Paso {step}: {title}',
        filledIn: 'Este enlace muestra tu propio nombre de usuario en los pasos.',
        settings: 'Estos son los ajustes para enviar:',
        more: 'Más sobre este error:',
        closing: {
          email:
            'Si sigue sin funcionar, responde a este mensaje con el texto exacto del error y la hora de tu último intento.',
          call: 'Si sigue sin funcionar, llámanos otra vez y ten a mano el texto exacto del error.',
        },
        password: 'Nunca necesitamos tu contraseña.',
        foreign: '(en inglés)',
      },
    },
  },

  offline: {
    title: 'No tienes conexión',
    description:
      'Esta página no se puede cargar sin conexión. Aquí están los ajustes correctos y las páginas que se han guardado.',
    lead: 'Esta página no está en tu dispositivo y no hay conexión para cargarla. Activa el wifi o los datos móviles y vuelve a cargar la página. Sin conexión, tu app de correo tampoco puede enviar.',
    pages: 'Páginas que puedes leer ahora',
    noPages: 'Las páginas que lees en este sitio se guardan en tu dispositivo. Sin conexión, aparecen aquí.',
    kept: 'No tienes conexión. Esta página se muestra como estaba el {day}.',
    keptUndated: 'No tienes conexión. Esta página se muestra como la leíste la última vez.',
  },
};

export default es;
