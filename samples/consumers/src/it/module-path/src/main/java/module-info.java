module consumer.line {
    requires org.gradcheck.core;
}
