import { SyntaxValidator } from 'fast-xml-validator';

/** Whether a text is well-formed XML, by a parser that had no part in writing it. */
export function isWellFormed(xml: string): boolean {
  try {
    return SyntaxValidator.validate(xml) === true;
  } catch {
    return false;
  }
}
