package org.gradcheck.junit.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;

/**
 * Stack frame of a method or constructor that has returned already, or was not called. File and line are those of its first statement, which the class file
 * states (Java Virtual Machine Specification, chapter 4: {@code SourceFile} and {@code LineNumberTable}). Both are unknown if the
 * class file cannot be read or was compiled without them.
 */
public final class MethodFrame {

    private static final int MAGIC = 0xCAFEBABE;

    private final Executable method;
    private String file = "";
    private int line = -1;

    private MethodFrame(Executable method) {
        this.method = method;
    }

    /**
     * Returns a frame that IDEs show as a link to the first statement of the method.
     *
     * @param method a constructor, or a method that is not abstract
     * @return a frame, without file and line if they are unknown
     */
    public static StackTraceElement of(Executable method) {
        MethodFrame frame = new MethodFrame(method);
        frame.readClassFile();
        return new StackTraceElement(
                method.getDeclaringClass().getName(),
                frame.name(),
                frame.file.isEmpty() ? null : frame.file,
                frame.line);
    }

    private String name() {
        return method instanceof Method ? method.getName() : "<init>";
    }

    private void readClassFile() {
        Class<?> type = method.getDeclaringClass();
        String binaryName = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        try (InputStream bytes = type.getResourceAsStream(binaryName + ".class")) {
            if (bytes != null) {
                read(new DataInputStream(new BufferedInputStream(bytes)));
            }
        } catch (IOException | RuntimeException unreadable) {
            // The failure is reported without a line. It must not be replaced by another one.
            line = -1;
        }
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return;
        }
        in.skipNBytes(4); // version
        String[] names = readConstants(in);
        in.skipNBytes(6); // access flags, this class, superclass
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        readMembers(in, names); // fields, of which none has a descriptor of a method
        readMembers(in, names); // methods
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String name = names[in.readUnsignedShort()];
            long length = in.readInt();
            if (name.equals("SourceFile")) {
                file = names[in.readUnsignedShort()];
            } else {
                in.skipNBytes(length);
            }
        }
    }

    /** Returns the texts of the constant pool at their indices, and empty texts for all other constants. */
    private static String[] readConstants(DataInputStream in) throws IOException {
        String[] names = new String[in.readUnsignedShort()];
        for (int i = 1; i < names.length; i++) {
            int tag = in.readUnsignedByte();
            names[i] = "";
            switch (tag) {
                case 1 -> names[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // long and double take two indices
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        return names;
    }

    private void readMembers(DataInputStream in, String[] names) throws IOException {
        Class<?> result = method instanceof Method returning ? returning.getReturnType() : void.class;
        String descriptor =
                MethodType.methodType(result, method.getParameterTypes()).toMethodDescriptorString();
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(2); // access flags
            boolean isName = names[in.readUnsignedShort()].equals(name());
            boolean isMethod = names[in.readUnsignedShort()].equals(descriptor) && isName;
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String name = names[in.readUnsignedShort()];
                long length = in.readInt();
                if (isMethod && name.equals("Code")) {
                    readCode(in, names);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    private void readCode(DataInputStream in, String[] names) throws IOException {
        in.skipNBytes(4); // sizes of stack and locals
        in.skipNBytes(in.readInt()); // instructions
        in.skipNBytes(8L * in.readUnsignedShort()); // exception table
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String name = names[in.readUnsignedShort()];
            long length = in.readInt();
            if (name.equals("LineNumberTable") && line < 0 && length >= 6) {
                in.skipNBytes(4); // number of lines, index of the first instruction
                line = in.readUnsignedShort();
                in.skipNBytes(length - 6);
            } else {
                in.skipNBytes(length);
            }
        }
    }
}
