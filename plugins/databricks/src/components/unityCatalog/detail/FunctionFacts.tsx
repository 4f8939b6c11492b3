import type { UnityObjectDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { DefinitionText } from './DefinitionText';

/** What a function takes and returns, and what it does. */
export function FunctionFacts(props: {
  function: NonNullable<UnityObjectDetails['function']>;
}) {
  const { parameters, returns, language, definition } = props.function;
  const { t } = useDatabricksTranslation();
  return (
    <>
      <FactList>
        <Fact label={t('explorer.function.parameters')}>
          {parameters.length === 0
            ? t('explorer.none')
            : parameters.map(({ name, type }) => (
                <div key={name}>
                  <code>{[name, type].filter(Boolean).join(' ')}</code>
                </div>
              ))}
        </Fact>
        {returns && (
          <Fact label={t('explorer.function.returns')}>
            <code>{returns}</code>
          </Fact>
        )}
        {language && (
          <Fact label={t('explorer.function.language')}>{language}</Fact>
        )}
      </FactList>
      {definition && (
        <DefinitionText
          text={definition}
          label={t('explorer.function.definition')}
        />
      )}
    </>
  );
}
