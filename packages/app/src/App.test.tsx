import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('asks who is there before it shows anything', async () => {
    Object.assign(process, {
      env: {
        NODE_ENV: 'test',
        APP_CONFIG: [
          {
            data: {
              app: { title: 'Lakeport', baseUrl: 'http://localhost:3000' },
              backend: { baseUrl: 'http://localhost:7007' },
            },
            context: 'test',
          },
        ],
      },
    });
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('Guest')).toBeInTheDocument();
  }, 30_000);
});
