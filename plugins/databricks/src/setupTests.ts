import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded when they are opened, and many packages test at once.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
