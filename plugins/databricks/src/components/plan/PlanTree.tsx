import { Checkbox, Flex, SearchField, Text } from '@backstage/ui';
import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import { useDeferredValue, useMemo, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { PlanFilter } from './PlanFilter';
import { PlannedStackView } from './PlannedStackView';
import { isFiltering, planTree } from './planTree';

/** Fewer changes are read sooner than searched. */
const WORTH_FILTERING = 10;

const NO_STACKS: NonNullable<DeploymentPlan['stacks']> = [];

/** The changes of a plan by stack, module and resource, with a filter. */
export function PlanTree(props: { plan: DeploymentPlan }) {
  const { stacks = NO_STACKS, omittedStacks } = props.plan;
  const { t } = useDatabricksTranslation();
  const [filter, setFilter] = useState<PlanFilter>({
    destructiveOnly: false,
    search: '',
  });
  // Typing stays quick however long the plan is.
  const applied = useDeferredValue(filter);
  const tree = useMemo(() => planTree(stacks, applied), [stacks, applied]);
  const isFiltered = isFiltering(applied);
  const total = stacks.reduce((sum, { changes }) => sum + changes.length, 0);
  const shown = tree
    .flatMap(({ modules }) => modules)
    .reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <Flex direction="column" gap="2">
      {total > WORTH_FILTERING && (
        <Flex
          direction="column"
          gap="2"
          role="search"
          aria-label={t('plan.filterLabel')}
        >
          <SearchField
            aria-label={t('plan.search')}
            placeholder={t('plan.search')}
            value={filter.search}
            onChange={search => setFilter({ ...filter, search })}
          />
          <Checkbox
            isSelected={filter.destructiveOnly}
            onChange={destructiveOnly =>
              setFilter({ ...filter, destructiveOnly })
            }
          >
            {t('plan.destructiveOnly')}
          </Checkbox>
          <Text as="p" variant="body-small" color="secondary" role="status">
            {isFiltered &&
              (shown === 0
                ? t('plan.noMatch')
                : t('plan.matching', {
                    number: `${shown}`,
                    total: `${total}`,
                  }))}
          </Text>
        </Flex>
      )}
      {tree.map(part => (
        <PlannedStackView
          // What is found is unfolded, which only a new one is.
          key={`${part.stack.stack} ${isFiltered}`}
          part={part}
          isFiltered={isFiltered}
        />
      ))}
      {omittedStacks !== undefined && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.omittedStacks', { number: `${omittedStacks}` })}
        </Text>
      )}
    </Flex>
  );
}
