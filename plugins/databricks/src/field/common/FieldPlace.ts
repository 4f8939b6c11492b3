/** Values of a form by name, right or wrong as they are. */
export type FormValues = Readonly<Record<string, unknown>>;

/** Where a field is in its form. */
export interface FieldPlace {
  /** All values of the form. */
  values: FormValues;
  /** The values beside the field: those of its environment, or the form's. */
  siblings: FormValues;
  /** Which of the form's environments; left out for a field that is in none. */
  index?: number;
}
