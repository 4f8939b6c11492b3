import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from './EntityLink';

/** Whether a text names a person or a group, whom the catalog may have. */
function isPersonOrGroup(actor: string): boolean {
  try {
    return ['user', 'group'].includes(parseEntityRef(actor).kind);
  } catch {
    return false;
  }
}

function PersonOrGroup(props: { entityRef: string }) {
  const { entityRef } = props;
  const catalog = useApi(catalogApiRef);
  const { data: isThere } = useQuery({
    queryKey: ['entity-exists', entityRef],
    queryFn: async () => Boolean(await catalog.getEntityByRef(entityRef)),
    staleTime: 300_000,
  });
  return isThere ? (
    <EntityLink entityRef={entityRef} />
  ) : (
    <Text>{entityRef}</Text>
  );
}

/**
 * Who has done something: a link where the catalog has them, else the text that
 * it is. Besides entities there are `service:<subject>`, `github:<login>`,
 * `github` and `portal`.
 */
export function ActorName(props: { actor: string }) {
  const { actor } = props;
  const { t } = useDatabricksTranslation();
  if (isPersonOrGroup(actor)) {
    return <PersonOrGroup entityRef={actor} />;
  }
  if (actor === 'portal' || actor === 'github') {
    return <Text>{t(`deployments.actor.${actor}`)}</Text>;
  }
  const [, kind, name] = actor.match(/^(github|service):(.+)$/) ?? [];
  if (kind === 'github') {
    return <Text>{t('deployments.actor.githubUser', { login: name })}</Text>;
  }
  return (
    <Text>
      {kind === 'service'
        ? t('deployments.actor.service', { subject: name })
        : actor}
    </Text>
  );
}
