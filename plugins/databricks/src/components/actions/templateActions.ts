import type { ActionTarget, TemplateAction } from './TemplateAction';

/** One request may upgrade many repositories, those of platforms among them. */
const upgrade: TemplateAction = {
  template: 'upgrade-lakeport',
  formData: repository => ({ projects: [repository] }),
};

const onEnvironment = (
  template: TemplateAction['template'],
): TemplateAction => ({
  template,
  formData: environment => ({ environment }),
});

/**
 * What can be started on an entity, in the order in which it is shown: what
 * people ask for most comes first, what takes something away last.
 */
export const templateActions: Record<ActionTarget, readonly TemplateAction[]> =
  {
    environment: [
      onEnvironment('add-catalog'),
      onEnvironment('grant-access'),
      onEnvironment('add-compute'),
      onEnvironment('change-security-profile'),
      onEnvironment('retire-environment'),
    ],
    project: [
      { template: 'add-environment', formData: project => ({ project }) },
      upgrade,
    ],
    platform: [
      { template: 'databricks-project', formData: platform => ({ platform }) },
      upgrade,
    ],
  };
