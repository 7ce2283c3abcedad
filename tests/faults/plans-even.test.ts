import { describe } from 'vitest';
import { testPlans } from './node/test-plans.ts';

describe('whatever fails, in plans with even seeds', () => {
  testPlans('even');
});
