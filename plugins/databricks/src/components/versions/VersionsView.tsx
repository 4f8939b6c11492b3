import { ButtonLink, Flex, Text } from '@backstage/ui';
import type { LakeportVersionList } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useUpgradeHref } from '../actions/useUpgradeHref';
import { EmptyState } from '../common/EmptyState';
import { SourceErrors } from '../common/SourceErrors';
import { pagesOf } from '../common/pagesOf';
import { VersionsTable } from './VersionsTable';
import { isBehind } from './isBehind';

/** One page of repositories: how many are behind, which, and a way to upgrade them at once. */
export function VersionsView(props: {
  list: LakeportVersionList;
  pageSize: number;
  offset: number;
  onOffset: (offset: number) => void;
}) {
  const { list, pageSize, offset, onOffset } = props;
  const { current, items, totalItems, behind, errors } = list;
  const { t } = useDatabricksTranslation();
  const upgradeHref = useUpgradeHref();
  const late = items.filter(({ lakeport }) => isBehind(lakeport));
  const upgradeAll =
    late.length > 1
      ? upgradeHref(late.map(({ entityRef }) => entityRef))
      : undefined;
  return (
    <Flex direction="column" gap="3">
      <SourceErrors errors={errors} />
      {totalItems === 0 && errors.length === 0 && (
        <EmptyState
          title={t('versions.emptyTitle')}
          hint={t('versions.emptyHint')}
        />
      )}
      {totalItems > 0 && (
        <>
          <Flex justify="between" align="center">
            <Text as="p">
              {behind === 0
                ? t('versions.allCurrent', { current })
                : t('versions.summary', { current, number: String(behind) })}
            </Text>
            {upgradeAll && (
              <ButtonLink size="small" variant="secondary" href={upgradeAll}>
                {t('versions.upgradeAll')}
              </ButtonLink>
            )}
          </Flex>
          <VersionsTable
            repositories={items}
            pagination={pagesOf({ pageSize, offset, totalItems, onOffset })}
          />
        </>
      )}
    </Flex>
  );
}
