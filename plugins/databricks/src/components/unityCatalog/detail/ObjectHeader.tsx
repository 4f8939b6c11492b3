import { Badge, Button, Flex, Text } from '@backstage/ui';
import type {
  UnityObjectDetails,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ReactNode } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EntityLink } from '../../common/EntityLink';
import { ExternalLink } from '../../common/ExternalLink';
import { NodeIcon } from '../tree/NodeIcon';
import { AccessLinks } from './AccessLinks';

/** The objects around one, the outermost first. */
function around(object: UnityObjectName): UnityObjectName[] {
  const { metastoreId, kind, catalog, schema } = object;
  const parents: UnityObjectName[] = [];
  if (kind !== 'catalog') {
    parents.push({ metastoreId, kind: 'catalog', catalog });
  }
  if (kind !== 'catalog' && kind !== 'schema') {
    parents.push({ metastoreId, kind: 'schema', catalog, schema });
  }
  return parents;
}

/** Name and kind of an object, the way to what is around it, and what can be done with it. */
export function ObjectHeader(props: {
  object: UnityObjectName;
  details: UnityObjectDetails;
  onSelect: (object: UnityObjectName) => void;
  /** How old it is. */
  children: ReactNode;
}) {
  const { object, details, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const { kind, name, type, format, browseOnly } = details.object;
  const parents = around(object);
  return (
    <Flex direction="column" gap="2">
      {parents.length > 0 && (
        <nav aria-label={t('explorer.path')}>
          <Flex align="center" gap="1" style={{ flexWrap: 'wrap' }}>
            {parents.map(parent => (
              <Flex key={parent.kind} align="center" gap="1">
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={() => onSelect(parent)}
                >
                  {parent.schema ?? parent.catalog}
                </Button>
                <Text color="secondary" aria-hidden>
                  /
                </Text>
              </Flex>
            ))}
          </Flex>
        </nav>
      )}
      <Flex
        align="center"
        justify="between"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <Flex align="center" gap="2" style={{ minWidth: 0 }}>
          <NodeIcon kind={kind} type={type} />
          <Text
            as="h2"
            variant="title-small"
            weight="bold"
            style={{ overflowWrap: 'anywhere' }}
          >
            {name}
          </Text>
          <Badge>{t(`explorer.kind.${kind}`)}</Badge>
          {type && <Badge>{type}</Badge>}
          {format && <Badge>{format}</Badge>}
          {browseOnly && <Badge>{t('explorer.browseOnly')}</Badge>}
        </Flex>
        {props.children}
      </Flex>
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <AccessLinks
          environments={details.environments}
          catalog={object.catalog}
        />
        {details.url && (
          <ExternalLink
            href={details.url}
            label={t('explorer.openLabel', { name: details.object.fullName })}
          >
            {t('explorer.open')}
          </ExternalLink>
        )}
        {details.entityRef && (
          <EntityLink entityRef={details.entityRef}>
            {t('explorer.entity')}
          </EntityLink>
        )}
      </Flex>
    </Flex>
  );
}
