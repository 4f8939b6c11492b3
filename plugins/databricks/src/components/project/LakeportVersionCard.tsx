import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import type { LakeportVersion } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useUpgradeHref } from '../actions/useUpgradeHref';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { StatusText } from '../common/StatusText';
import { behindTone } from '../versions/behindTone';
import { isBehind } from '../versions/isBehind';

/** Which lakeport the repository uses, whether that is old, and a way to upgrade. */
export function LakeportVersionCard(props: {
  entityRef: string;
  name: string;
  lakeport: LakeportVersion;
}) {
  const { entityRef, name, lakeport } = props;
  const { used, current, behind } = lakeport;
  const { t } = useDatabricksTranslation();
  const upgradeHref = useUpgradeHref();
  const href = isBehind(lakeport) ? upgradeHref([entityRef]) : undefined;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('versions.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <FactList>
          <Fact label={t('versions.used')}>
            {used ?? t('versions.unknownVersion')}
          </Fact>
          <Fact label={t('versions.current')}>{current}</Fact>
          <Fact label={t('versions.state')}>
            <StatusText
              status={t(`versions.behind.${behind}`)}
              tone={behindTone[behind]}
            />
          </Fact>
        </FactList>
        {href && (
          <Link href={href} aria-label={t('versions.upgradeLabel', { name })}>
            {t('versions.upgrade')}
          </Link>
        )}
      </CardBody>
    </Card>
  );
}
