import { steady } from './src/load.ts';
import { visit } from './src/visit.ts';

export const options = steady(100, 10, 10, 500, 0.01);

export default (): void => visit(10);
