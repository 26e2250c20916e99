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
  languageChoice: 'Idioma',

  site: {
    skip: 'Ir al texto',
    mainNavigation: 'Principal',
    breadcrumbs: 'Estás aquí',
    home: 'Inicio',
    errors: 'Errores',
    guides: 'Guías',
    articles: 'Artículos',
    problems: 'Problemas',
    settings: 'Ajustes',
    explainError: 'Explicar un error',
    fixApp: 'Arreglar mi app',
    checkSettings: 'Comprobar mis ajustes',
    search: 'Buscar',
    needPerson: '¿Necesitas a una persona?',
    needToSend: '¿Tienes que enviar ahora?',
    worksInBrowser: 'funciona en cualquier navegador.',
    promise: 'Este sitio no usa cookies y no envía a ningún sitio lo que escribes.',
    allPages: 'Todas las páginas',
    markdown: 'Esta página en Markdown',
  },

  page: {
    contents: 'En esta página',
    questions: 'Lo que la gente pregunta',
    relatedPosts: 'Artículos relacionados',
    relatedPages: 'Páginas relacionadas',
    checkedFor: 'Comprobado para: {versions}.',
    by: 'Por {author}.',
    published: 'Publicado el',
    checked: 'Comprobado el',
    minutes: '{minutes} min de lectura.',
    asText: 'Esta página como texto',
    copyAsText: 'Copiar esta página como texto',
    textCopied: 'Copiado. Pégalo donde quieras.',
    textNotCopied: 'Tu navegador no deja copiar a esta página. Imprime la página o selecciona su texto.',
    textNotLoaded: 'No se pudo cargar el texto. Imprime la página o selecciona su texto.',
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
    link: 'Enlace al paso {number}',
    fillIn: 'Rellena',
    mailboxPassword: 'La contraseña de tu buzón',
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
    copyAll: 'Copiar todos los ajustes',
  },

  home: {
    title: '¿No puedes enviar correo?',
    description:
      '¿No puedes enviar correo con {provider}? Averigua qué significa el error y corrige los ajustes de tu app de correo, paso a paso.',
    lead: 'En la mayoría de los casos lo puedes arreglar tú. Tarda unos minutos. Empieza por el error que ves o por tu app de correo. ¿Ninguno de los dos? {ways}.',
    sayWhat: 'Di qué pasa (en inglés)',
    apps: '¿Qué app de correo usas?',
    error: '¿Qué ha fallado?',
    frequent: 'Errores frecuentes',
    allErrors: 'Todos los errores (en inglés)',
    asFile: '¿Te volvió un mensaje como archivo?',
    openFile: 'Ábrelo aquí (en inglés)',
    pasteError: 'Pega tu error y mira qué significa (en inglés)',
    notSure: '¿No sabes por dónde empezar?',
    whatHappens: '¿Qué pasa cuando envías? Elige lo más parecido.',
    more: 'Otras cosas sobre tu correo',
    onlyValues:
      '¿Solo quieres los valores? {settings}. ¿Dudas de los tuyos? {check}. ¿Tienes que enviar ahora? Usa {webmail} en tu navegador.',
    seeSettings: 'Ver los ajustes correctos (en inglés)',
    checkYours: 'Comprueba tus ajustes (en inglés)',
  },

  guideList: {
    title: 'Arregla el envío en tu app de correo, impresora o programa',
    description:
      'Elige con qué envías: una app de correo, una impresora, un sitio web o un programa. Cada guía encuentra sus ajustes de salida y los corrige.',
    apps: 'Apps de correo',
    devices: 'Impresoras y otros dispositivos',
    programs: 'Sitios web y programas',
  },

  conversation: {
    app: 'App de correo',
    yourApp: 'Tu app de correo',
    server: 'Servidor',
    refused: 'Sin iniciar sesión: rechazado',
    accepted: 'Con sesión iniciada: enviado',
    from: 'Este correo es tuyo',
    to: 'para alguien de fuera',
    unknown: 'No te conozco: rechazado',
    login: 'Usuario y contraseña',
    welcome: 'Bienvenido',
    mail: 'Este correo es para alguien',
    deliver: 'Lo entregaré',
    caption: 'El servidor pide primero {userName} y tu contraseña. Después pasa tu mensaje.',
    appSays: 'App:',
    serverSays: 'Servidor:',
  },

  screen: {
    caption: 'La pantalla con los valores correctos; sus rótulos están en inglés. Cada número es el paso que la trata.',
    unsure: 'Tu pantalla puede verse algo distinta.',
  },

  choice: {
    which: '¿Qué {client} tienes?',
    lastTime: 'Lo elegiste la última vez',
    thisPage: '(esta página)',
    others: 'Impresoras, sitios web y programas',
    fixIt: 'Arréglalo en tu app de correo',
  },

  address: {
    show: 'Mostrar tu nombre de usuario en los pasos',
    label: 'Tu dirección de correo',
    hint: 'Escríbela y los pasos mostrarán tu nombre de usuario. No sale de este dispositivo.',
    fillIn: 'Rellenar',
    keep: 'Recordarla durante esta visita',
    clear: 'Borrar mi dirección',
    shown: 'Los pasos muestran ahora tu nombre de usuario: {name}',
  },

  addressProblems,

  phone: {
    open: '¿Lees esto en una computadora? Ábrelo en tu teléfono',
    type: 'Escribe esta dirección en el navegador de tu teléfono:',
    scan: 'O apunta la cámara de tu teléfono a esta imagen:',
    picture: 'Código QR: abre esta guía en tu teléfono',
  },

  progress: {
    done: 'Hecho',
    doneStep: 'Hecho: paso {number}',
    state: '{done} de {total} pasos hechos.',
    next: 'Siguiente: paso {number}, {title}.',
    restart: 'Empezar de nuevo',
    question: '¿Llegó tu mensaje de prueba?',
    yes: 'Sí, ya puedo enviar',
    no: 'No, sigue fallando',
    works: 'Bien. Tu app de correo ya inicia sesión. Envía los mensajes que siguen en tu bandeja de salida.',
    copyFor:
      'Copia esto para {support}. Les ahorra a ambos una ronda de preguntas. No digas nunca tu contraseña a nadie.',
    errorNow: '¿Qué dice el error ahora?',
    errorHint: 'Pégalo, si puedes. No sale de este dispositivo hasta que lo envíes.',
    whatItMeans: 'Averigua qué significa (en inglés)',
    summary: 'Resumen para soporte',
    copySummary: 'Copiar el resumen',
    newEmail: 'Abrirlo en un correo nuevo',
    copied: 'Copiado. Pégalo en tu mensaje a soporte.',
    refused: 'Tu navegador no deja copiar a esta página. El texto está seleccionado: cópialo a mano.',
    sendFrom: 'Puede que tu app de correo aún no envíe. Envía entonces el resumen desde {webmail} en tu navegador.',
  },

  still: {
    title: '¿Sigue sin funcionar?',
    restart: 'Reinicia la app. Algunas apps guardan los ajustes antiguos hasta entonces.',
    compare: 'Compara cada letra del nombre del servidor. Es {host}, sin nada delante ni detrás.',
    signIn:
      'Inicia sesión en {webmail} con el mismo nombre de usuario y contraseña. Si eso también falla, la contraseña es incorrecta, no la app.',
    sendFromThere: 'Si tienes que enviar un mensaje ahora, envíalo desde allí.',
    ask: 'Pide ayuda a tu administrador de correo o a {support}. Diles qué app usas, el error exacto y la hora de tu último intento. No digas nunca tu contraseña a nadie.',
    check: 'Comprueba cada ajuste que muestra tu app (en inglés)',
    article: 'Qué significa el error y qué más puede causarlo',
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
    label: 'Pega el mensaje de error o describe el problema',
    placeholder: '550 Authentication is required for relay',
    privacy: 'Privado: lo que pegas no sale de tu dispositivo.',
    button: 'Buscar la respuesta',
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
      ['/diagnose/', 'Explicar un error (en inglés)'],
      ['/check/', 'Comprobar mis ajustes (en inglés)'],
    ],
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
