export { membersFrame } from './members';
export { Places } from './places';
