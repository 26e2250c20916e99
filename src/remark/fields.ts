import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { FieldSummary, Setting } from '../lib/content/body-facts.ts';
import { handOn } from './hand-on.ts';
import { attribute, visitJsx } from './jsx.ts';

/** A field whose value is a path of the settings sets what that path holds. */
const SETTING_OF_VALUE: Readonly<Record<string, Setting>> = {
  'outgoing.host': 'server',
  'outgoing.port': 'port',
  'outgoing.security': 'security',
  email: 'userName',
};

/** Finds the app's own label for each setting, and the step that sets it, for the settings check. */
export function remarkFields() {
  return (tree: Root, file: VFile): void => handOn(file, { fields: fieldsIn(tree) });
}

/** For each setting, the first field of a step that sets it. */
function fieldsIn(tree: Root): FieldSummary[] {
  const fields = new Map<Setting, FieldSummary>();
  let step = 0;
  visitJsx(tree, 'Step', (node) => {
    step += 1;
    visitJsx(node, 'Field', (field) => {
      const setting = (attribute(field, 'setting') ?? SETTING_OF_VALUE[attribute(field, 'value') ?? '']) as
        Setting | undefined;
      if (!setting || fields.has(setting)) return;
      const choose = attribute(field, 'choose');
      fields.set(setting, {
        setting,
        label: attribute(field, 'label') ?? '',
        ...(choose === undefined ? {} : { choose }),
        step,
      });
    });
  });
  return [...fields.values()];
}
