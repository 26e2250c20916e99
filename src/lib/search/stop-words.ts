const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** A BCP 47 code. */
export type Language = string;

const STOP_WORDS: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  Object.entries({
    en: list(
      `a able about after aint all also am an and any anyone anybody are arent as at be because been before being but
      by can cannot cant code codes com could couldnt did didnt do does doesnt doing done dont else error errors even
      ever every few fix for from get gets getting give go goes going got had hadnt has hasnt have havent having he
      hello help her here hi him his how i id if ill im in into is isnt issue issues it its ive just keep keeps kept
      let like me mine more much my need no nor not now of off ok on or other our out over please problem problems put
      really same say saying says see she should shouldnt so some such tell than thank thanks that thats the their
      them then there these they thing things this those to too tried tries try trying unable up us use used using
      very via want was wasnt way we well went were werent what when where which while who why will with without wont
      work working works would wouldnt wrong yes yet you your`,
    ),
    es: list(
      `a al algo algun alguien ante antes aqui asi aun aunque ayuda bien cada como con cual cuando da de deja del desde
      donde dos e el ella ellos en entre era error errores es esa ese eso esta estan estaba este esto estos estoy fue gracias ha
      hace hacer hago han hasta hay he hola la las le les lo los mas me mediante mi mis mucho muy nada no nos o
      otra otro para pero poder podemos por porque posible problema pudo pueda puede pueden puedo que quiero sale se
      ser si sido sin sobre solo son soy su sus tambien te tengo tiene todo todos tu tus un una unas uno unos va ver y
      ya yo
      email emails logre mail mails podido podria pude pudiera
      ahora aparece aparecen arroja bota consigo consigue debe debo decia dejan dice dicen dijo intento logra logro marca
      necesito podia quisiera tira trato`,
    ),
  }),
);
const NONE: ReadonlySet<string> = new Set();

/**
 * Words that every question has in common, and that tell no page from another. Without their accents. A language
 * without a list has none: their weight is small anyway, because most pages have them.
 */
export const stopWords = (language: Language): ReadonlySet<string> => STOP_WORDS.get(language) ?? NONE;
