import { playStage } from './play.js';

playStage('told-late');
