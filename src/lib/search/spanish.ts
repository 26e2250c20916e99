import { STOP_WORDS } from './stop-words.ts';
import { plain, tokens } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What Spanish readers type, by how the words begin, and the English pages' words for it: most pages are in English
 * only.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  adjunt: 'attachment',
  agotad: 'timed out',
  ajuste: 'settings',
  antivirus: 'antivirus',
  archivo: 'attachment',
  atasc: 'stuck',
  autenti: 'authentication',
  ayer: 'yesterday',
  bandeja: 'outbox',
  bloque: 'blocked',
  buzon: 'mailbox',
  caduc: 'expired',
  cambi: 'changed',
  casa: 'home',
  celular: 'phone',
  certificado: 'certificate',
  cifra: 'encryption',
  clave: 'password',
  computador: 'computer',
  conect: 'connect',
  conexi: 'connection',
  configur: 'settings',
  contrasen: 'password',
  correo: 'email',
  cuenta: 'account',
  demasiad: 'too many',
  deneg: 'denied',
  desconoc: 'unknown',
  destinat: 'recipient',
  devuel: 'bounced',
  direcc: 'address',
  dispositiv: 'device',
  documento: 'attachment',
  domini: 'domain',
  encontr: 'found',
  encuentr: 'found',
  entrad: 'incoming',
  entrant: 'incoming',
  envia: 'send',
  envie: 'send',
  envio: 'send',
  escan: 'scan',
  espacio: 'storage',
  existe: 'exist',
  fichero: 'attachment',
  formular: 'form',
  funcion: 'works',
  gris: 'greylisted',
  grande: 'large',
  hotel: 'hotel',
  identidad: 'identity',
  impresora: 'printer',
  incorrecta: 'wrong',
  incorrecto: 'wrong',
  lento: 'slow',
  limite: 'limit',
  llen: 'full',
  mandan: 'send',
  mandar: 'send',
  mando: 'send',
  mensaj: 'message',
  movil: 'phone',
  navegador: 'browser',
  negra: 'blacklist',
  nuev: 'new',
  ordenador: 'computer',
  pagina: 'page',
  pide: 'asks',
  permit: 'allow',
  pesad: 'large',
  portatil: 'laptop',
  puert: 'port',
  rebot: 'bounced',
  recib: 'receive',
  rechaz: 'rejected',
  reenvi: 'relay',
  remitent: 'sender',
  retransm: 'relay',
  salid: 'outgoing',
  salient: 'outgoing',
  servidor: 'server',
  sesion: 'sign in',
  significa: 'mean',
  simultaneas: 'connections',
  simultaneos: 'connections',
  suplant: 'spoofed',
  tamano: 'size',
  tarda: 'slow',
  telefono: 'phone',
  usuario: 'user',
  vencid: 'expired',
  verific: 'verify',
};
const PHRASES: Readonly<Record<string, string>> = {
  'bandeja de entrada': 'inbox',
  'bandeja de salida': 'outbox',
  'correo no deseado': 'spam',
  'servidor de entrada': 'incoming server',
  'servidor de salida': 'outgoing server',
};
const BEGINNINGS = Object.entries(ENGLISH).sort(([a], [b]) => b.length - a.length);

const PHRASE = new RegExp(String.raw`\b(?:${Object.keys(PHRASES).join('|')})\b`, 'gu');

const translation = (word: string): string | undefined =>
  BEGINNINGS.find(([beginning]) => plain(word).startsWith(beginning))?.[1];

/** Spanish text in the English pages' words, as far as the search needs them. A word that isn't Spanish stays. */
export function toEnglish(typed: string, english: Vocabulary): string {
  const text = tokens(typed)
    .join(' ')
    .replace(PHRASE, (phrase) => PHRASES[phrase] ?? phrase);
  return tokens(text)
    .filter((word) => !STOP_WORDS.es.has(plain(word)) || english.pagesWith(word) > 0)
    .map((word) => translation(word) ?? word)
    .join(' ');
}

/**
 * The language of what was typed, where it is clear. A word of both languages, a name or a code tells nothing.
 *
 * @param spanish without it, names count as English, so that a text is Spanish only where most of it is
 */
export function languageOf(typed: string, english: Vocabulary, spanish?: Vocabulary): 'en' | 'es' | undefined {
  let [inEnglish, inSpanish] = [0, 0];
  for (const word of tokens(typed).filter((one) => /^\p{L}{2,}$/u.test(one))) {
    const isCommon = STOP_WORDS.en.has(word);
    const isEnglish = isCommon || english.knows(word);
    // Spanish pages have English words too: those that mail apps show.
    const isSpanish =
      STOP_WORDS.es.has(plain(word)) || translation(word) !== undefined || (!isCommon && spanish?.has(word));
    if (isEnglish && !isSpanish) inEnglish += 1;
    if (isSpanish && !isEnglish) inSpanish += 1;
  }
  if (inSpanish > 0 && inSpanish >= inEnglish) return 'es';
  return inEnglish > 1 ? 'en' : undefined;
}
