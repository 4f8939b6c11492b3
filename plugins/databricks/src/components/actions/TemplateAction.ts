/** What of an entity a template is prefilled with; the names of the templates' own values. */
export type ActionTarget = 'environment' | 'project' | 'platform';

/** A software template that does something to an entity, and the value that names the entity in its form. */
export interface TemplateAction {
  /** Name of the template's entity in the catalog. */
  template:
    | 'add-catalog'
    | 'add-compute'
    | 'add-environment'
    | 'change-security-profile'
    | 'databricks-project'
    | 'grant-access'
    | 'retire-environment'
    | 'upgrade-lakeport';
  /** What the form is filled with when the template is started on an entity. */
  formData: (entityRef: string) => Record<string, string | string[]>;
}
