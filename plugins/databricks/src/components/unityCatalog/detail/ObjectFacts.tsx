import { Text } from '@backstage/ui';
import type { UnityObjectDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ExternalLink } from '../../common/ExternalLink';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { formatTime } from '../../common/formatTime';
import { OwnerName } from './OwnerName';
import { TagList } from './TagList';

/** Facts that a line each is enough for, in Databricks' own names. */
const PLAIN = [
  'storageLocation',
  'storageRoot',
  'rowFilterFunction',
  'pipelineId',
  'connectionName',
  'providerName',
  'shareName',
] as const;

/** Owner, comment, tags, storage and origin of an object, and through which workspace it was read. */
export function ObjectFacts({ details }: { details: UnityObjectDetails }) {
  const { t } = useDatabricksTranslation();
  const { object, createdAt, createdBy, updatedBy, via } = details;
  const when = (time: string | undefined, by: string | undefined) =>
    [time && formatTime(time), by && t('explorer.by', { name: by })]
      .filter(Boolean)
      .join(' ');
  const created = when(createdAt, createdBy);
  const updated = when(object.updatedAt, updatedBy);
  return (
    <FactList>
      <Fact label={t('explorer.facts.fullName')}>
        <code>{object.fullName}</code>
      </Fact>
      <Fact label={t('explorer.facts.owner')}>
        <OwnerName owner={object.owner} />
      </Fact>
      <Fact label={t('explorer.facts.comment')}>
        {object.comment ?? <Text color="secondary">{t('explorer.none')}</Text>}
      </Fact>
      <Fact label={t('explorer.facts.tags')}>
        <TagList tags={details.tags} label={t('explorer.facts.tags')} />
      </Fact>
      {object.isolationMode && (
        <Fact label={t('explorer.facts.isolationMode')}>
          {object.isolationMode}
        </Fact>
      )}
      {PLAIN.map(name => {
        const value = details[name];
        return (
          value && (
            <Fact key={name} label={t(`explorer.facts.${name}`)}>
              <code>{value}</code>
            </Fact>
          )
        );
      })}
      {created && <Fact label={t('explorer.facts.created')}>{created}</Fact>}
      {updated && <Fact label={t('explorer.facts.updated')}>{updated}</Fact>}
      <Fact label={t('explorer.facts.via')}>
        <ExternalLink href={via.url}>{via.name}</ExternalLink>
      </Fact>
    </FactList>
  );
}
