import { steady } from './src/load.ts';
import { visit } from './src/visit.ts';

export const options = steady(500, 50, 10, 1000, 0.05);

export default (): void => visit(10);
