import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { DatabricksText } from './DatabricksText';
import { useDatabricksTranslation } from './useDatabricksTranslation';

/** The compiler finds each of these calls wrong. */
function wrongCalls(
  t: DatabricksText,
  either: 'state.retry' | 'state.fetched',
) {
  // @ts-expect-error there is no such message
  t('state.nothing');
  // @ts-expect-error a value is missing
  t('state.loading');
  // @ts-expect-error there is no such name
  t('state.loading', { wat: 'workspaces' });
  // @ts-expect-error this message takes no values
  t('state.retry', { what: 'workspaces' });
  // @ts-expect-error what is counted is a number
  t('estate.capacity.perNode', { count: '1' });
  // @ts-expect-error one of the two takes a value
  t(either);
}

describe('useDatabricksTranslation', () => {
  it('checks keys and values when it is compiled', () => {
    // What is wrong there and not found is an error of the compiler; nothing to run.
    expect(wrongCalls).toBeInstanceOf(Function);
  });

  it('gives texts with their values, counted and not', async () => {
    const Texts = () => {
      const { t } = useDatabricksTranslation();
      return (
        <ul>
          {[
            t('state.retry'),
            t('state.loading', { what: 'workspaces' }),
            t('estate.sources.summary', { count: 1 }),
            t('estate.sources.summary', { count: 2 }),
          ].map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      );
    };
    await renderInTestApp(<Texts />);
    const texts = (await screen.findAllByRole('listitem')).map(
      item => item.textContent,
    );
    expect(texts).toEqual([
      'Try again',
      'Loading workspaces…',
      'The portal reads 1 source',
      'The portal reads 2 sources',
    ]);
  });
});
