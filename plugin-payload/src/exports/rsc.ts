export { StatusCell } from '../status/StatusCell.js';
export { PeopleNavLink } from '../views/people/PeopleNavLink.js';
export { PeopleView } from '../views/people/PeopleView.js';
export { PersonView } from '../views/people/PersonView.js';
export { RunsView } from '../views/runs/RunsView.js';
export { RunView } from '../views/runs/RunView.js';
