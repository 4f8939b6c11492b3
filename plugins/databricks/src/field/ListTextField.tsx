import { TextField, type TextFieldProps } from '@backstage/ui';
import { useState } from 'react';

function parse(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

/**
 * A list typed as text with commas. What is typed stays as it is: a comma is
 * not taken away because nothing follows it yet.
 */
export function ListTextField(
  props: Omit<TextFieldProps, 'value' | 'onChange'> & {
    list: string[];
    onListChange: (list: string[]) => void;
  },
) {
  const { list, onListChange, ...rest } = props;
  const [typed, setTyped] = useState(() => list.join(', '));
  // Values set from elsewhere (a query, a reset) replace what was typed.
  const text =
    JSON.stringify(parse(typed)) === JSON.stringify(list)
      ? typed
      : list.join(', ');
  return (
    <TextField
      {...rest}
      value={text}
      autoComplete="off"
      onChange={next => {
        setTyped(next);
        onListChange(parse(next));
      }}
    />
  );
}
