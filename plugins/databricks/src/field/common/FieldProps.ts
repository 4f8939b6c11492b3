/** What a field of a form is given, as far as fields here use it. */
export interface FieldProps<T> {
  formData?: T;
  onChange(value: T | undefined): void;
  name: string;
  schema: { title?: string; description?: string };
  uiSchema?: { 'ui:description'?: unknown; 'ui:options'?: object };
  required?: boolean;
  disabled?: boolean;
  readonly?: boolean;
  rawErrors?: string[];
  idSchema?: { $id?: string };
  formContext?: unknown;
}
