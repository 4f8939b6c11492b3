import { Combobox, Text } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import {
  SHOWN_CHOICES,
  type FieldChoice,
  type ShownChoices,
} from './FieldChoice';

/**
 * A text field with a list of what would fit. What is typed counts as it is:
 * the list may lack what is right, and its source may be down.
 */
export function ChoiceCombobox(props: {
  label: string;
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  validationBehavior: 'aria';
  /** What stands in the text field. */
  text: string;
  choices: ShownChoices;
  onType: (text: string) => void;
  onPick: (choice: FieldChoice) => void;
  /** Whether it is what was chosen, not what is being typed. */
  isChosen: boolean;
  onBlur?: () => void;
}) {
  const { text, choices, onType, onPick, isChosen, ...control } = props;
  const { t } = useDatabricksTranslation();
  const { items, more, isLoading, missing = [] } = choices;
  const chosen = isChosen
    ? items.find(item => (item.text ?? item.value) === text)
    : undefined;
  return (
    <>
      <Combobox
        {...control}
        allowsCustomValue
        options={items.map(item => ({
          id: item.value,
          label: item.text ?? item.value,
          description: item.detail,
        }))}
        search={{ mode: 'server', inputValue: text, onInputChange: onType }}
        loading={{ state: isLoading ? 'filtering' : 'idle' }}
        value={chosen?.value ?? null}
        onChange={key => {
          const picked = items.find(item => item.value === key);
          if (picked) {
            onPick(picked);
          }
        }}
      />
      <div role="status" aria-live="polite">
        {isLoading && (
          <Text as="p" variant="body-small" color="secondary">
            {t('field.searching')}
          </Text>
        )}
        {!isLoading && more && (
          <Text as="p" variant="body-small" color="secondary">
            {t('field.moreChoices', { number: String(SHOWN_CHOICES) })}
          </Text>
        )}
        {missing.map(reason => (
          <Text key={reason} as="p" variant="body-small" color="warning">
            {t('field.choicesFailed', { reason })}
          </Text>
        ))}
      </div>
    </>
  );
}
