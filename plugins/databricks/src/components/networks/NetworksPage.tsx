import {
  Container,
  Flex,
  Header,
  Link,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useSources } from '../../queries/useSources';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ConfigProblems } from '../estate/ConfigProblems';
import { awsProblems } from '../topology/awsProblems';
import { NetworkCanvas } from './NetworkCanvas';
import { NetworkFilters } from './NetworkFilters';
import { NetworksList } from './NetworksList';
import { useNetworksPlace } from './useNetworksPlace';

function NetworksContent() {
  const { t } = useDatabricksTranslation();
  const { place, change, hrefOf } = useNetworksPlace();
  const { map, vpc, account, region } = place;
  const sources = useSources();
  return (
    <>
      <Header title={t('observed.title')} />
      <Container>
        <Flex direction="column" gap="4">
          {vpc ? (
            <>
              <Link href={hrefOf({})}>{t('observed.networks.back')}</Link>
              <NetworkCanvas title={vpc} filter={{ account, region, vpc }} />
            </>
          ) : (
            <>
              <ToggleButtonGroup
                aria-label={t('observed.networks.view')}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[map ? 'map' : 'list']}
                onSelectionChange={keys => change({ map: keys.has('map') })}
              >
                <ToggleButton id="list">
                  {t('observed.networks.list')}
                </ToggleButton>
                <ToggleButton id="map">
                  {t('observed.networks.map')}
                </ToggleButton>
              </ToggleButtonGroup>
              {!map && <ConfigProblems problems={awsProblems(sources.data)} />}
              <NetworkFilters
                place={place}
                withSearch={!map}
                onChange={change}
              />
              {map ? (
                <NetworkCanvas
                  title={t('observed.networks.mapTitle')}
                  filter={{ account, region }}
                />
              ) : (
                <NetworksList
                  place={place}
                  hrefOf={hrefOf}
                  onOffset={offset => change({ offset })}
                />
              )}
            </>
          )}
        </Flex>
      </Container>
    </>
  );
}

/** The tab of the page `/databricks` with the VPCs of all accounts and regions. */
export function NetworksPage() {
  return (
    <DatabricksQueryProvider>
      <NetworksContent />
    </DatabricksQueryProvider>
  );
}
