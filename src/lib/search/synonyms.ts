import { plain } from './text.ts';

/** Words for the same thing. Where one is typed, pages with any other are found too. */
const SAME: readonly string[] = [
  'account, acct',
  'address, addr',
  'authentication, auth, authenticate, authenticated, authorization',
  'attachment, attached, attach, file, document, pdf, photo',
  'blacklist, blocklist, block list, blacklisted, blocklisted, blocked, banned',
  'bounce, bounced, bounceback, undeliverable, undelivered, ndr, returned, came back',
  'certificate, cert, ssl',
  'computer, pc, laptop, desktop',
  'connection refused, econnrefused',
  'encryption, encrypted, tls, starttls, ssl',
  'full, quota, storage, space',
  'greylisted, greylisting, graylisted, greylist, graylist',
  'hacked, compromised, spoofed, spoofing, backscatter',
  'host not found, enotfound, getaddrinfo, nxdomain',
  'iphone, ios, ipad',
  'isp, internet provider, internet service provider',
  'large, big, huge, oversized',
  'limit, maximum, max, exceeded',
  'login, logon, sign in, signin, log in',
  'mac, macbook, imac, macos, osx',
  'network, wifi, hotspot, vpn',
  'outlook, o365, office365, office 365, microsoft 365',
  'password, passcode, passwd, pwd, pw, pass, credentials',
  'printer, scanner, copier',
  'phone, cell, cellphone, mobile, smartphone, mob',
  'recipient, rcpt',
  'samsung, galaxy',
  'sender, from address',
  'set up, setup, configure, configuration, config',
  'settings, setting',
  'slow, hangs, forever',
  'spam, junk',
  'timed out, timeout, timedout, etimedout, time out',
  'user name, username, userid',
  'windows, win10, win11',
  // Spanish.
  'acceder, entrar, ingresar, iniciar sesión, login',
  'adjunto, archivo, fichero, documento',
  'autenticación, autentificación, identificación',
  'bloqueada, bloqueado, bloqueo, lista negra, blacklist',
  'celular, móvil, teléfono, smartphone, cel, celu',
  'computadora, computador, ordenador, pc, laptop, compu, notebook',
  'atascado, atorado, trabado, colgado, pendiente, en cola',
  'borrar, eliminar',
  'buzón, casilla',
  'configurar, configuración, ajustes',
  'contraseña, clave, password',
  'devuelto, rebotado, rebote',
  'devuelven, rebotan',
  'enviar, mandar',
  'envía, manda',
  'envían, mandan',
  'lento, tarda, demora',
  'llega, llegue',
  'llegan, lleguen, llegue',
  'lleno, llena, cuota',
  'servidor de entrada, servidor entrante',
  'servidor de salida, servidor saliente',
  'devolvieron, rebotaron, regresaron',
  'devolvió, rebotó, regresó',
  'devuelto, regresado',
  'devuelve, rebota, regresa',
  'devuelven, regresan',
  'devueltos, rebotados, regresados',
  'enviado, mandado',
  'envié, mandé, mande, envíe',
  'envío, mando',
  'muchas, demasiadas, tantas',
  'muchos, demasiados, tantos',
];

/** Names, and what they are names of: a page about the kind answers who types a name that no page has. */
const KINDS: Readonly<Record<string, string>> = {
  isp: 'att sbcglobal bellsouth earthlink verizon comcast xfinity spectrum cox centurylink frontier optimum telstra sky rogers telus orange vodafone movistar',
  antivirus: 'avast avg norton mcafee kaspersky bitdefender eset malwarebytes',
  vpn: 'nordvpn expressvpn surfshark protonvpn mullvad',
  'web host': 'vps droplet aws ec2 azure digitalocean linode hetzner ovh',
  printer: 'hp epson canon ricoh xerox konica kyocera lexmark brother sharp toshiba',
  android: 'pixel motorola oneplus xiaomi huawei oppo nokia',
  wordpress: 'drupal joomla woocommerce elementor',
  php: 'codeigniter swiftmailer',
  nas: 'qnap synology truenas',
  camera: 'hikvision dahua reolink axis',
  python: 'django flask',
};

function build(): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  const add = (word: string, more: readonly string[]): void => {
    others.set(
      word,
      [...new Set([...(others.get(word) ?? []), ...more])].filter((other) => plain(other) !== word),
    );
  };
  for (const group of SAME.map((line) => line.split(', '))) for (const word of group) add(plain(word), group);
  for (const [kind, names] of Object.entries(KINDS)) for (const name of names.split(' ')) add(name, [kind]);
  return others;
}

/** What else each word, written without its accents, is called. A name of several words is one where they come together. */
export const SYNONYMS = build();
