package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;

/** Tells Jackson the names of the kinds of facts. */
public final class KindResolver extends TypeIdResolverBase {
    @Override
    public String idFromValue(Object fact) {
        return idFromValueAndType(fact, fact.getClass());
    }

    @Override
    public String idFromValueAndType(Object fact, Class<?> kind) {
        return Kinds.name(kind.asSubclass(Fact.class));
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String name) {
        var kind = Kinds.byName().get(name);
        return kind == null ? null : context.constructType(kind);
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }
}
