/** Something that a field offers. */
export interface FieldChoice {
  value: string;
  /** What stands in the text field for it; the value itself when left out. */
  text?: string;
  /** More words for it, in the list. */
  detail?: string;
}

/** As many choices as a list shows; who wants another types a part of it. */
export const SHOWN_CHOICES = 50;

/** What a list of choices shows for a text that was typed. */
export interface ShownChoices {
  items: FieldChoice[];
  /** Whether there are more than are shown. */
  more: boolean;
  isLoading?: boolean;
  /** What could not be read; the list may lack some. */
  missing?: string[];
}
