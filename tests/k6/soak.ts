import { steady } from './src/load.ts';
import { visit } from './src/visit.ts';

export const options = steady(200, 20, 120, 500, 0.01);

export default (): void => visit(10);
