import {
  SHOWN_CHOICES,
  type FieldChoice,
  type ShownChoices,
} from './FieldChoice';

/**
 * The choices that hold a text in any case, in their order, as many as are
 * shown. Takes any number, and stops looking when it has enough.
 */
export function fittingChoices(
  choices: Iterable<FieldChoice>,
  search: string,
): ShownChoices {
  const wanted = search.trim().toLowerCase();
  const items: FieldChoice[] = [];
  for (const choice of choices) {
    const words = `${choice.value} ${choice.text ?? ''} ${choice.detail ?? ''}`;
    if (words.toLowerCase().includes(wanted)) {
      if (items.length === SHOWN_CHOICES) {
        return { items, more: true };
      }
      items.push(choice);
    }
  }
  return { items, more: false };
}
