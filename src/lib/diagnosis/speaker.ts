/** Who speaks in a text: a bounce, another server that is quoted, a mail app. Says nothing about the cause. */

/** Mail apps that a text can give away, by the id of their guide if there is one. */
export type AppId =
  | 'outlook'
  | 'iphone'
  | 'apple-mail'
  | 'android'
  | 'thunderbird'
  | 'gmail'
  | 'wordpress'
  | 'phpmailer'
  | 'nodemailer'
  | 'python-smtplib'
  | 'dotnet'
  | 'msmtp'
  | 'program';

/** What only a notice of a failed delivery says. From those of Postfix, Exim, qmail, sendmail, Exchange, Gmail. */
const BOUNCE =
  /\b(?:this is the (?:mail system|postfix program|qmail-send program) at|mail delivery (?:system|subsystem|failed|failure)|created automatically by (?:mail delivery )?software|(?:could not|couldn['’]t|wasn['’]t able to|was not|wasn['’]t) (?:be )?deliver(?:ed)?\b|unable to deliver (?:your )?message|delivery (?:to the following|has failed|status notification|failed|failure)|permanent fatal errors|final-recipient|diagnostic-code|reporting-mta|returned to sender|undeliverable|undelivered mail|generating server|transcript of session follows|failure notice|diagnostic information for administrators|technical details of (?:permanent|temporary) failure|delivery incomplete|address not found)\b|unzustellbar|nicht (?:zugestellt|ausgeliefert) werden|n['’]a pas pu être (?:remis|distribué|livré)|échec de (?:la )?remise|no (?:se )?(?:ha )?(?:pudo|podido|puede) (?:ser )?entrega|error de entrega|mancat[ao] (?:consegna|recapito)|não (?:pôde|foi possível) (?:ser )?entreg|kan niet worden (?:bezorgd|afgeleverd)|送信できません|配信できません/iu;

/** What says that another server's reply is quoted. */
const REMOTE =
  /\b(?:remote (?:host|server|mail server|smtp server) (?:said|returned|responded|replied)|remote-mta|smtp error from remote (?:mail )?server|while talking to|the response (?:from the remote server )?was:|in reply to [a-z ]{0,12}(?:command|end of data)|generating server|rejected by the recipient domain|recipient['’]?s (?:mail|email) server|giving up on|other server returned|diagnostic-code:\s*smtp)|\bhost \S+ ?[[(][^\])]{3,60}[\])] ?(?:\(\S+\) )?(?:said|refused)/iu;

/** What apps say. What only one of them says comes before what several say. */
const APPS: readonly (readonly [AppId, RegExp])[] = [
  ['outlook', /\b0x800(?:ccc[0-9a-f]{2}|4[0-9a-f]{4})\b/iu],
  [
    'thunderbird',
    /\bthunderbird\b|\bsending of (?:the )?message failed|\ban error occurred while sending mail|unable to authenticate to outgoing server \(smtp\)|please check the message recipient|\blogin to server \S{1,100} with username|exceeds the global size limit|\bfalló el envío del mensaje|\bhubo un error mientras se enviaba el correo|servidor de salida ?\(smtp\) \S{1,100}\. por favor, comprueba/iu,
  ],
  [
    'iphone',
    /\bcannot send mail\b|\bcopy has been placed in your outbox|\bcannot get mail\b|cannot verify server identity|rejected by the server because it does not allow relaying|\bi(?:phone|pad|os)\b|\bse colocó una copia en la bandeja de salida|\bno se puede (?:enviar|recibir) correo[.:\n]|porque no permite la retransmisión|\bverifica la configuración (?:ssl|de la cuenta) del servidor saliente/iu,
  ],
  [
    'outlook',
    /\boutlook (?:cannot|is unable|for)\b|\bmicrosoft outlook\b|\bmy outlook\b|\bin outlook\b|\breported error\b|target principal name is incorrect|windows live mail|\berror number:|secure\(ssl\)|\bnúmero de error:|\bseguro ?\(ssl\)/iu,
  ],
  [
    'apple-mail',
    /\bcannot send message using the server|\bthe server returned the error|connection doctor|\bkeychain\b|\bmail can['’]t verify the identity|\bapple mail\b|\bmac ?os\b|\bmac mail\b/iu,
  ],
  [
    'android',
    /couldn['’]t open connection to server|checking (?:outgoing|incoming) server settings failed|\bfailed to send some messages|\bfsck\.k9\b|\bk-9 mail\b|\bfairemail\b|\bsamsung\b|\bandroid\b|couldn['’]t finish|username or password incorrect|error al completar la configuración/iu,
  ],
  ['gmail', /\bsend mail as\b|\bgmail app\b/iu],
  ['wordpress', /\bwordpress\b|\bwp mail smtp\b|\bwp[-_]mail\b/iu],
  ['phpmailer', /\bphpmailer\b|\bmailer error\b/iu],
  ['nodemailer', /\bnodemailer\b|\bsmtp-connection\b/iu],
  ['python-smtplib', /\bsmtplib\b/iu],
  ['dotnet', /\bsystem\.net\.mail\b|\bmailkit\b/iu],
  ['msmtp', /\bmsmtp\b/iu],
  [
    'program',
    /\b(?:swift_\w+|javax?\.mail|com\.sun\.mail|jakarta\.mail|eauth|esocket|eenvelope|enotfound|econnrefused|etimedout|client -> server|server -> client|smtp error: could not|smtp error: the following|smtp connect\(\) failed|ssmtp|traceback|exception|laravel|django|symfony)\b/iu,
  ],
];

const MAX_LENGTH = 20_000;

export interface Speaker {
  readonly isBounce: boolean;
  /** Whether another server's reply is quoted. */
  readonly quotesServer: boolean;
  /** The mail app that the wording gives away; never for a bounce, which says nothing of the app. */
  readonly app?: AppId;
}

/** @param isFailureReport whether the message's headers say that it reports a failed or delayed delivery */
export function speakerOf(text: string, isFailureReport: boolean): Speaker {
  const shown = text.slice(0, MAX_LENGTH);
  const app = APPS.find(([, wording]) => wording.test(shown))?.[0];
  const isBounce = isFailureReport || BOUNCE.test(shown);
  return { isBounce, quotesServer: REMOTE.test(shown), ...(app && !isBounce && { app }) };
}
