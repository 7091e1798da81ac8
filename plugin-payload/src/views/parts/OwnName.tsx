/** A name as the engine knows it, quietly below its label; nothing where the label says the same. */
export const OwnName = ({ name, label }: { name: string; label: string }) =>
  name === label ? null : <div className="whenthen-quiet whenthen-instance">{name}</div>;
