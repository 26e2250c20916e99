import type { ScriptStrings, Strings } from './en.ts';

/** Lo que dicen también los scripts: es lo único que se carga en el navegador. */
export const scripts: ScriptStrings = {
  copy: {
    copy: 'Copiar',
    copied: 'Copiado',
    selected: 'Seleccionado',
    refused: 'Tu navegador no deja copiar a esta página. El valor está seleccionado: cópialo a mano.',
    linkCopied: 'Enlace a este paso copiado',
    linkInBar: 'El enlace está en la barra de direcciones',
  },

  addressProblems: {
    empty: 'Escribe tu dirección de correo completa, como nombre@example.com.',
    space: 'Hay un espacio en la dirección. Quítalo.',
    sign: 'Hay un signo que no puede ser parte de una dirección. Escribe solo la dirección.',
    'no-at': 'Esto es solo el nombre del buzón. Añade la @ y lo que va detrás, como {typed}@example.com.',
    'two-at': 'Hay dos @ en la dirección. Una dirección tiene una.',
    'no-mailbox': 'Falta la parte anterior a la @.',
    'no-domain': 'La parte posterior a la @ no está completa. Lleva un punto, como example.com.',
    'too-long': 'La dirección es demasiado larga para ser correcta.',
  },

  search: {
    label: 'Pega el error o describe el problema',
    placeholder: '550 Authentication is required for relay',
    privacy: 'Privado: no sale de tu dispositivo.',
    button: 'Buscar la respuesta',
    empty: 'Pega primero el error o escribe unas palabras.',
    tryExample: 'Probar con un ejemplo',
    example:
      "El mensaje no se pudo enviar porque el servidor rechazó uno de los destinatarios. Servidor: 'mail.example.com', Respuesta del servidor: '550 Authentication is required for relay', Puerto: 25, Seguro (SSL): No, Número de error: 0x800CCC79",
    clear: 'Borrar',
    hasFile: 'El mensaje me llegó devuelto como archivo',
    file: 'Elige un mensaje guardado (.eml o .txt)',
    noError:
      'No encontramos un error en este texto. Copia la línea con un número como 550 o una palabra como «rejected», o todo el mensaje que te llegó devuelto.',
    explanationsFailed: 'Las explicaciones no funcionan ahora. Vuelve a cargar esta página para intentarlo otra vez.',
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
};

/** Lo que dice el sitio mismo, en español. */
const es: Strings = {
  ...scripts,

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
  },

  /** On the page for addresses that aren't there, for readers of this language. */
  missing: {
    text: '¿Buscas la ayuda en español?',
    link: 'Ir al inicio en español',
  },

  searchPage: {
    title: 'Buscar',
    description: 'Busca en los errores y guías de este sitio de ayuda, o elige en la lista de todas las páginas.',
    close: 'Cerrar la búsqueda',
    needsScript:
      'Este campo necesita JavaScript, que está desactivado en este navegador. Puedes mirar en estas listas:',
    notLoaded: 'No se pudo cargar este campo. Vuelve a cargar la página o mira en estas listas:',
  },

  diagnosePage: {
    title: '¿Qué significa mi error?',
    description:
      'Pega el texto del error o el mensaje devuelto. Te decimos qué significa, quién puede arreglarlo y qué hacer primero. No sale de tu dispositivo.',
    lead: 'Pega aquí tu error y te decimos qué significa, quién puede arreglarlo y qué hacer primero.',
    searchTerms: [
      'pegar el error',
      'mensaje de error',
      'que significa este error',
      'ayuda',
      'no funciona el correo',
      'correo devuelto',
      'me devuelve los correos',
      'correo rebotado',
      'rebote',
      'no se pudo entregar',
      'error de envío',
      'error de envio',
      'mailer daemon',
    ],
    where: '¿Dónde encuentro el error?',
    whereText:
      'Tu app de correo lo muestra cuando falla el envío. O está en un mensaje que te llegó devuelto, con un asunto como “{subject}” (no se puede entregar).',
    look: 'Busca un número de tres cifras, como 550, y copia toda la línea. También puedes {list}.',
    list: 'buscar en la lista de errores',
  },

  answer: {
    label: 'Respuesta',
    means: 'Qué significa este error',
    probablyMeans: 'Qué significa probablemente',
    who: {
      you: 'Puedes arreglarlo tú.',
      recipient: 'Solo el destinatario puede arreglarlo.',
      administrator: 'Tiene que arreglarlo un administrador de correo.',
      wait: 'No hace falta arreglar nada. Espera un rato.',
      depends: 'Quién puede arreglarlo depende de las palabras exactas.',
    },
    lasts: {
      permanent: 'Esperar no sirve.',
      temporary: 'Es temporal.',
      either: 'Puede que sea temporal.',
    },
    refused: {
      'too-large': 'Es demasiado largo para leerlo',
      'not-text': 'Esto no es texto',
      unreadable: 'No se pudo abrir este archivo',
    },
    first: 'Primero:',
    forward: 'Reenvía todo el mensaje devuelto a {support}.',
    whatToDo: 'Qué hacer',
    more: 'Más sobre este error:',
    others: 'También podría ser esto',
    several: '{codes} puede significar varias cosas',
    severalText: 'Las palabras junto al código dicen cuál es. Si puedes, pega el error completo.',
    which: '¿Cuál se parece a tu error?',
    howWeKnow: 'Cómo lo sabemos',
    compare: 'Lo que usó tu app y lo que debe usar',
    setting: 'Ajuste',
    used: 'Tu app usó',
    should: 'Debe ser',
    outgoingServer: 'Servidor de salida',
    port: 'Puerto',
    encryption: 'Cifrado',
    noEncryption: 'Ninguno',
    checkSettings: 'Comprobar estos ajustes',
    recipientFine: 'La dirección a la que escribiste, {address}, seguramente está bien.',
    recipientFailed: 'La dirección que falló: {address}.',
    meant: '¿Querías decir {domain}?',
    refuser: 'Esto lo respondió {server}.',
    refuserOwn: 'Esto lo respondió {server}, el servidor de {provider}.',
    refuserOther: 'Esto lo respondió {server}, un servidor del lado del destinatario.',
    fixIt: 'Arréglalo en {name}',
    fixItIn: {
      iphone: 'Arréglalo en tu iPhone o iPad',
      android: 'Arréglalo en tu Android',
      'apple-mail': 'Arréglalo en la app Mail de tu Mac',
      gmail: 'Arréglalo en el sitio web de Gmail',
      dotnet: 'Arréglalo en C# o .NET',
    },
    opened: 'Si ya abriste los ajustes, {step}.',
    goToStep: 've al paso {number}: {title}',
    apps: { another: 'Uso otra app', which: '¿Qué app de correo usas?' },
    programs: { another: 'Uso otro programa', which: '¿Qué programa envía el correo?' },
    showAddress: 'Poner mi dirección en los pasos',
    yourAddress: 'Tu dirección de correo',
    addressPrivate: 'Privado: lo que escribes no sale de tu dispositivo.',
    diagnosis: {
      causes: {
        'relay-authentication-required': {
          label: 'Tu app de correo no inició sesión antes de enviar',
          tell: 'El texto habla de retransmitir (relay) o pide autenticación, pero no dice que fallara un inicio de sesión.',
        },
        'authentication-failed': {
          label: 'No se aceptó el nombre de usuario o la contraseña',
          tell: 'La app intentó iniciar sesión: el texto habla de un usuario o una contraseña incorrectos, o de un inicio de sesión que falló.',
        },
        'sender-not-allowed': {
          label: 'No se permite la dirección del remitente',
          tell: 'El texto nombra la dirección del remitente, la que va en “De”, y no la del destinatario.',
        },
        'no-such-user': {
          label: 'La dirección no existe',
          tell: 'El texto dice que no se conoce al usuario, el buzón o el destinatario, pero la parte posterior a la @ funciona.',
        },
        'domain-not-found': {
          label: 'La parte posterior a la @ no existe',
          tell: 'El texto habla de un dominio, un nombre de servidor, un DNS o un registro MX que no se encuentra.',
        },
        'mailbox-full': {
          label: 'El buzón está lleno',
          tell: 'El texto habla de un buzón lleno, de una cuota o de espacio.',
        },
        'message-too-large': {
          label: 'El mensaje es demasiado grande',
          tell: 'El texto habla del tamaño del mensaje o de sus archivos adjuntos, y un mensaje más pequeño sí llega.',
        },
        'ip-blocked': {
          label: 'Está bloqueada una dirección de red',
          tell: 'El texto nombra un número como 192.0.2.1, una lista de bloqueo, una reputación o un DNS inverso.',
        },
        'rejected-as-spam': {
          label: 'El mensaje se tomó por spam o no cumple una regla',
          tell: 'El texto habla de spam, del contenido, de un virus o de una política. Otro mensaje quizá sí llegue.',
        },
        'sender-authentication-failed': {
          label: 'No se pudo verificar el dominio del remitente',
          tell: 'El texto nombra SPF, DKIM o DMARC.',
        },
        'try-again-later': {
          label: 'Un problema pasajero: espera',
          tell: 'El texto pide intentarlo más tarde o habla de un retraso o de una lista gris, y no señala nada que hicieras tú.',
        },
        'rate-limited': {
          label: 'Demasiados mensajes en poco tiempo',
          tell: 'El texto habla de demasiados mensajes, destinatarios o conexiones, o de un límite por hora o por día.',
        },
        'cannot-connect': {
          label: 'No hay conexión con un servidor de correo',
          tell: 'Ningún servidor respondió: el texto habla de una conexión que tardó demasiado, que se rechazó o que se perdió.',
        },
        'tls-problem': {
          label: 'Falló la conexión cifrada',
          tell: 'El texto habla de un certificado, de SSL, TLS o STARTTLS.',
        },
        'recipient-disabled-or-restricted': {
          label: 'El destinatario no recibe correo, o no lo recibe de ti',
          tell: 'La dirección existe, pero el texto dice que está desactivada, suspendida o cerrada para ti.',
        },
        other: {
          label: 'Un problema de la app, del mensaje o entre servidores',
          tell: 'El texto habla de un bucle, de demasiados saltos, de un formato incorrecto o de un comando que no se entendió.',
        },
      },
      unknown: 'No se reconoce',
      notes: {
        'refused-by-other-server':
          'Esto lo dijo otro servidor de correo, cuando tu mensaje ya había salido. Tu inicio de sesión seguramente está bien. O el correo del destinatario no está bien configurado, o la dirección está mal.',
        'several-recipients':
          'Este mensaje trata de {count} destinatarios. Esta respuesta es para el que tiene el error más claro.',
        'still-being-tried': 'El servidor sigue intentando entregar tu mensaje. No lo envíes otra vez todavía.',
      },
      refusals: {
        'too-large':
          'Ocupa más de {limit} MB. Pega solo el texto del error, o elige solo el mensaje que te llegó devuelto.',
        'not-text': 'Este archivo no contiene texto. Ábrelo, copia el texto del error y pégalo aquí.',
        unreadable: 'Quizá se movió o cambió. Elígelo otra vez, o ábrelo, copia el texto del error y pégalo aquí.',
      },
    },
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
