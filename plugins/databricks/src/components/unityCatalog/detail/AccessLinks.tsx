import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import type { UnityObjectDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useRegisteredTemplates } from '../../../queries/useRegisteredTemplates';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import type { TemplateAction } from '../../actions/TemplateAction';
import { useTemplateHref } from '../../actions/useTemplateHref';

const TEMPLATE: TemplateAction['template'] = 'grant-access';
const TEMPLATES = [TEMPLATE];

function AccessLink(props: {
  environment: string;
  catalog: string;
  /** There are others beside it. */
  isOneOfMany: boolean;
}) {
  const { environment, catalog, isOneOfMany } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useTemplateHref();
  const { primaryTitle } = useEntityPresentation(environment);
  return (
    <ButtonLink
      size="small"
      variant="primary"
      href={hrefOf(TEMPLATE, { environment, what: 'catalog', catalog })}
    >
      {isOneOfMany
        ? t('explorer.access.askIn', { environment: primaryTitle })
        : t('explorer.access.ask')}
    </ButtonLink>
  );
}

/**
 * Links to the form that asks for access to a catalog, filled in. Access is
 * declared in the repository of an environment: where none is known there is
 * nothing to ask.
 */
export function AccessLinks(props: {
  environments: UnityObjectDetails['environments'];
  catalog: string;
}) {
  const { environments = [], catalog } = props;
  const registered = useRegisteredTemplates(TEMPLATES).data;
  if (!registered?.includes(TEMPLATE)) {
    return null;
  }
  const refs = [...new Set(environments.map(({ entityRef }) => entityRef))];
  return (
    <>
      {refs.map(environment => (
        <AccessLink
          key={environment}
          environment={environment}
          catalog={catalog}
          isOneOfMany={refs.length > 1}
        />
      ))}
    </>
  );
}
