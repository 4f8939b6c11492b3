import {
  Button,
  Flex,
  Menu,
  MenuItem,
  MenuTrigger,
  Select,
  Switch,
} from '@backstage/ui';
import type { NodeKind, Topology, TopologyLayer } from '@lakeport/topology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { PartSearch } from './PartSearch';
import styles from './topology.module.css';
import type { Folds } from './useFolds';
import { visibleBudget } from './visibleBudget';

/**
 * Above the picture: search, the kinds and layers that are drawn, folding, and the
 * export.
 */
export function TopologyToolbar(props: {
  /** The network with the layers that are on, whatever is filtered. */
  topology: Topology;
  /** The network with all layers. */
  searched: Topology;
  /** What is left of it by the filter. */
  filtered: Topology;
  kinds: readonly NodeKind[];
  /** The layers that there is something of. */
  layers: readonly TopologyLayer[];
  shownLayers: readonly TopologyLayer[];
  folds: Folds;
  onKinds: (kinds: NodeKind[]) => void;
  onLayer: (layer: TopologyLayer, isOn: boolean) => void;
  onShow: (id: string) => void;
  onExport: (what: 'shown' | 'all') => void;
}) {
  const { topology, filtered, kinds, folds, onKinds, onShow, onExport } = props;
  const { searched, layers, shownLayers, onLayer } = props;
  const { t } = useDatabricksTranslation();
  const occurring = [...new Set(topology.nodes.map(node => node.kind))];
  return (
    <section aria-label={t('observed.tools.label')} className={styles.toolbar}>
      <PartSearch topology={searched} onShow={onShow} />
      <div className={styles.kinds}>
        <Select
          size="small"
          aria-label={t('observed.tools.kinds')}
          placeholder={t('observed.tools.allKinds')}
          selectionMode="multiple"
          options={occurring.map(kind => ({
            id: kind,
            label: t(`kinds.${kind}`),
          }))}
          value={[...kinds]}
          onChange={keys =>
            onKinds(occurring.filter(kind => keys.includes(kind)))
          }
        />
      </div>
      {layers.map(layer => (
        <Switch
          key={layer}
          label={t(`observed.tools.layers.${layer}`)}
          isSelected={shownLayers.includes(layer)}
          onChange={isOn => onLayer(layer, isOn)}
        />
      ))}
      <Flex gap="2" align="center">
        {kinds.length > 0 && (
          <Button size="small" variant="secondary" onPress={() => onKinds([])}>
            {t('observed.tools.clearKinds')}
          </Button>
        )}
        <Button
          size="small"
          variant="secondary"
          isDisabled={
            folds.folds.size === 0 || filtered.nodes.length > visibleBudget
          }
          onPress={folds.unfoldAll}
        >
          {t('observed.tools.unfoldAll')}
        </Button>
        <Button size="small" variant="secondary" onPress={folds.reset}>
          {t('observed.tools.reset')}
        </Button>
        <MenuTrigger>
          <Button size="small" variant="secondary">
            {t('observed.tools.export')}
          </Button>
          <Menu>
            <MenuItem onAction={() => onExport('shown')}>
              {t('observed.tools.exportShown')}
            </MenuItem>
            <MenuItem onAction={() => onExport('all')}>
              {t('observed.tools.exportAll')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </Flex>
    </section>
  );
}
