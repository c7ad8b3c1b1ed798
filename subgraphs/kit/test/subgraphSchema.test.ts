import { isObjectType } from 'graphql';
import { Directive, Field, ID, ObjectType, Query, Resolver, UseMiddleware } from 'type-graphql';
import { agencyNamed } from '@lead-graph/schema';
import type { SubgraphContext } from '../src/context';
import { Operations } from '../src/operations';
import { subgraphSchema } from '../src/subgraphSchema';

@ObjectType()
@Directive('@key(fields: "id")')
class Shelter {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  @UseMiddleware(() => Promise.resolve('a shelter'))
  name!: string;

  @Field(() => String)
  get beds(): Promise<string> {
    return Promise.resolve('twelve');
  }
}

@Resolver()
class Shelters {
  @Query(() => [Shelter])
  shelters(): Shelter[] {
    return [Object.assign(new Shelter(), { id: '1', name: 'by the river' })];
  }
}

describe('a field of a row', () => {
  it('has a resolver where a mask or a getter stands before it, and none where it is only read', async () => {
    const { schema } = await subgraphSchema(agencyNamed('housing'), [Shelter], [Shelters]);
    const type = schema.getType('Shelter');
    const fields = isObjectType(type) ? type.getFields() : {};
    expect(fields.name?.resolve).toBeDefined();
    expect(fields.beds?.resolve).toBeDefined();
    expect(fields.id?.resolve).toBeUndefined();
    const { data } = await new Operations(schema).prepared('{ shelters { id name beds } }')({} as SubgraphContext);
    expect(data).toEqual({ shelters: [{ id: '1', name: 'a shelter', beds: 'twelve' }] });
  });
});
