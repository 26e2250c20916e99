/** The components that MDX content may use; the names and attributes are checked by `src/content-model/mdx.ts`. */
import ClientChoice from './ClientChoice.astro';
import CodeBlock from './CodeBlock.astro';
import Conversation from './SmtpDiagram.astro';
import ErrorText from './ErrorText.astro';
import Field from './Field.astro';
import Fields from './Fields.astro';
import IncomingTable from './IncomingTable.astro';
import Note from './Note.astro';
import SettingsTable from './SettingsTable.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import StillNotWorking from './StillNotWorking.astro';
import Substeps from './Substeps.astro';
import Support from './Support.astro';
import Talk from './SmtpTranscript.astro';
import Term from './Term.astro';
import UserNameExample from './UserNameExample.astro';
import Value from './Value.astro';
import Webmail from './Webmail.astro';
import WhenIncoming from './WhenIncoming.astro';
import WhenSecurity from './WhenSecurity.astro';
import WhenServer from './WhenServer.astro';

export const contentComponents = {
  ClientChoice,
  // Not for authors: each fenced block becomes one.
  CodeBlock,
  Conversation,
  ErrorText,
  Field,
  Fields,
  IncomingTable,
  Note,
  SettingsTable,
  Step,
  Steps,
  StillNotWorking,
  Substeps,
  Support,
  Talk,
  Term,
  UserNameExample,
  Value,
  Webmail,
  WhenIncoming,
  WhenSecurity,
  WhenServer,
};
