import { SearchField } from '@backstage/ui';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { nodeText } from './nodeText';
import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';

/** Longest text that the backend takes. */
const LONGEST = 255;

/**
 * Narrows the level where the reader is in the tree to names that contain a
 * text; the server looks through all of it, not only what was read.
 */
export function TreeFilter(props: {
  /** The level, and the node that lists it; none where there is nothing to narrow. */
  narrowed: { level: TreeLevel; node: TreeNode } | undefined;
  value: string;
  onChange: (levelKey: string, text: string) => void;
  /** Goes back to the tree. */
  onLeave: () => void;
}) {
  const { narrowed, value, onChange, onLeave } = props;
  const { t } = useDatabricksTranslation();
  const name = narrowed && (nodeText(narrowed.node) ?? narrowed.level.schema);
  const label = narrowed
    ? t(`explorer.tree.filter.${narrowed.level.kind}`, { name: name ?? '' })
    : t('explorer.tree.filterNothing');
  return (
    <SearchField
      size="small"
      aria-label={label}
      placeholder={label}
      isDisabled={!narrowed}
      maxLength={LONGEST}
      value={value}
      onChange={text => narrowed && onChange(narrowed.level.key, text)}
      onKeyDown={event => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onLeave();
        }
      }}
    />
  );
}
