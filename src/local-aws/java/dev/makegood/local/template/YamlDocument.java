package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a CloudFormation document as a tree in which every short intrinsic ({@code !Ref}, {@code !Sub}, ...) is
 * replaced by its long form, because a plain YAML reader would drop the tags and with them the meaning.
 */
final class YamlDocument {
    private YamlDocument() {}

    /**
     * Reads one file.
     *
     * @throws TemplateException if it is missing or is not YAML
     */
    static JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new LongForms()).load(reader);
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException | org.yaml.snakeyaml.error.YAMLException fault) {
            throw new TemplateException(file + " cannot be read: " + fault.getMessage());
        }
    }

    private static final class LongForms extends SafeConstructor {
        LongForms() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return longForm(node.getTag().getValue().substring(1), node);
                }
            });
        }

        private Map<String, Object> longForm(String name, Node node) {
            Object value = switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new TemplateException("!" + name + " has an argument of an unknown kind");
            };
            return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value);
        }
    }
}
