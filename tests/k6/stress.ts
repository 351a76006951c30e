import { rising } from './src/load.ts';
import { visit } from './src/visit.ts';

export const options = rising(1000, 20, 1500, 15);

export default (): void => visit(1);
