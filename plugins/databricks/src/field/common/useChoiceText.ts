import { useState } from 'react';
import type { FieldChoice } from './FieldChoice';

/**
 * What stands in a text field with choices, and what they are searched for: what
 * was typed since the last choice, so that the list of a field that is filled in
 * shows the others, too.
 *
 * @param value - the form's value, with `toText` what stands in the field for it
 *   and with `toValue` back again
 */
export function useChoiceText(options: {
  value: string | undefined;
  toText?: (value: string) => string;
  toValue?: (text: string) => string;
  onChange: (value: string | undefined) => void;
}) {
  const { value, onChange } = options;
  const toText = options.toText ?? (text => text);
  const toValue = options.toValue ?? (text => text);
  const [typed, setTyped] = useState<string>();
  const valueOf = (text: string) =>
    text.trim() === '' ? undefined : toValue(text.trim());
  const known = value === undefined ? '' : toText(value);
  return {
    // A value set from elsewhere (a query, a reset) replaces what was typed.
    text: typed !== undefined && valueOf(typed) === value ? typed : known,
    search: typed ?? '',
    isChosen: typed === undefined,
    onType: (text: string) => {
      setTyped(text);
      onChange(valueOf(text));
    },
    onPick: (choice: FieldChoice) => {
      setTyped(undefined);
      onChange(choice.value);
    },
  };
}
