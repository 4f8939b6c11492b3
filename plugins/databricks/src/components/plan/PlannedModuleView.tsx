import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Disclosure } from '../common/Disclosure';
import { ChangeList } from './ChangeList';
import { countChanges } from './countChanges';
import { isDestructive } from './isDestructive';
import type { PlanModule } from './planTree';
import { useChangesText } from './useChangesText';

/** As many changes are read without asking for them. */
const FEW = 10;

/** One module of a stack; the root's changes stand in the stack itself. */
export function PlannedModuleView(props: {
  stack: string;
  part: PlanModule;
  /** Unfolded whatever is in it, as what somebody searched for. */
  isOpen: boolean;
}) {
  const { stack, part, isOpen } = props;
  const { module, changes } = part;
  const { t } = useDatabricksTranslation();
  const changesText = useChangesText();
  if (module === '') {
    return (
      <ChangeList changes={changes} label={t('plan.changesOf', { stack })} />
    );
  }
  const counted = changesText({ summary: countChanges(changes) }, 'planned');
  return (
    <div>
      <Disclosure
        defaultOpen={
          isOpen || changes.length <= FEW || changes.some(isDestructive)
        }
        summary={
          <>
            <code>{module}</code>: {counted}
          </>
        }
      >
        <ChangeList
          changes={changes}
          label={t('plan.changesOfModule', { stack, module })}
        />
      </Disclosure>
    </div>
  );
}
