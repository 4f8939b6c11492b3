import type { databricksTranslationRef } from '../translation';

type Messages = typeof databricksTranslationRef.T;
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type KeyOf<Name> = Name extends `${infer Key}_${Plural}` ? Key : Name;

/** Names in a message: `what` of `Loading {{what}}…`. */
type NamesIn<Message> =
  Message extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | NamesIn<Rest>
    : never;

/** By the key of a message, without the plural's ending: the names in it. */
type Names = {
  [Name in keyof Messages as KeyOf<Name>]: NamesIn<Messages[Name]>;
};

/** The key of a message, as `databricksTranslationRef` flattens them. */
export type TextKey = keyof Names;

/**
 * Gives the text of a message in the reader's language; asks for a value for each
 * name in it, and for a number where it is counted.
 *
 * Checks the same as Backstage's own `TranslationFunction`, which works out all
 * messages anew at every call: with as many as are here, that took the compiler four
 * of its five minutes.
 */
export type DatabricksText = <Key extends TextKey>(
  key: Key,
  ...values: [Names[Key]] extends [never]
    ? []
    : [
        values: {
          [Name in Names[Key]]: Name extends 'count' ? number : string;
        },
      ]
) => string;
